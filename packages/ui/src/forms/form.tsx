import { useTranslation } from '@leasehold/i18n/react'
import type { UseFormReturnType } from '@mantine/form'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { fieldsOf, type Refusal, readRefusal } from '../query/refusal.ts'
import { returnFocus } from '../theme/return-focus.ts'
import { FormPending } from './form-pending.ts'
import classes from './forms.module.css'
import { RefusalBanner } from './refusal-banner.tsx'

export type FormProps<Values, Sent> = {
  form: UseFormReturnType<Values, Sent>
  /** The mutation the form sends to: its refusal is shown here, its wait at the `SubmitButton`. */
  mutation: { error: unknown; isPending: boolean }
  onSubmit: (values: Sent) => void
  /** Offered when somebody else saved first: loads what they saved. */
  onLoadNewest?: () => void
  children: ReactNode
}

/** Puts a refusal's fields at their inputs; returns those that no input of the form has. */
function showAtFields<Values, Sent>(form: UseFormReturnType<Values, Sent>, refusal: Refusal) {
  const input = (path: string) => form.getInputNode<HTMLElement, never>(path as never)
  const fields = fieldsOf(refusal).map(({ path, message }) => ({
    path,
    // A rule of its own, such as that a username is taken, says more than that the field is not in order.
    message: refusal.code === 'INVALID_INPUT' ? message : (refusal.message ?? message),
  }))
  const shown = fields.filter(({ path }) => input(path) !== null)
  form.setErrors(Object.fromEntries(shown.map(({ path, message }) => [path, message])))
  const first = shown[0]
  if (first) input(first.path)?.focus()
  return fields.filter((field) => !shown.includes(field))
}

/**
 * A form of `@mantine/form` that sends to one mutation. What the client's own checks or the server find
 * wrong with a field is shown at that field, and the first such field gets the focus; every other refusal
 * is shown above the fields, with the request's id.
 */
export function Form<Values, Sent>(props: FormProps<Values, Sent>) {
  const { form, mutation, onSubmit, onLoadNewest, children } = props
  const { t } = useTranslation()
  const { error, isPending } = mutation
  const refusal = useMemo(() => (error ? readRefusal(error) : null), [error])
  const [unplaced, setUnplaced] = useState<string[]>([])
  const place = useEffectEvent((fresh: Refusal | null) => {
    setUnplaced(fresh ? showAtFields(form, fresh).map(({ message }) => message) : [])
  })
  useEffect(() => place(refusal), [refusal])
  // A button that waits is disabled and loses the focus.
  useEffect(() => (isPending ? returnFocus : undefined), [isPending])
  const onlyFields = refusal !== null && fieldsOf(refusal).length > 0 && unplaced.length === 0
  const submit = form.onSubmit(
    (values) => onSubmit(values),
    (errors) => {
      const first = Object.keys(errors)[0]
      if (first) form.getInputNode<HTMLElement, never>(first as never)?.focus()
    },
  )
  return (
    <FormPending value={isPending}>
      <form noValidate className={classes.form} onSubmit={submit}>
        {refusal && !isPending ? (
          <RefusalBanner
            refusal={refusal}
            text={onlyFields ? t('form.checkFields') : undefined}
            more={unplaced.filter((message) => message !== refusal.message)}
            onLoadNewest={onLoadNewest}
          />
        ) : null}
        {children}
      </form>
    </FormPending>
  )
}
