import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal, TextInput } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react'
import { fieldsOf, readRefusal } from '../query/refusal.ts'
import { returnFocus } from '../theme/return-focus.ts'
import { ignoreSecondClick } from './first-click.ts'
import classes from './forms.module.css'
import { ReasonField } from './reason-field.tsx'
import { RefusalBanner } from './refusal-banner.tsx'

export type ConfirmDialogProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  /** The verb of what is confirmed, such as "Remove". */
  confirmLabel: string
  /** For what cannot be undone or hurts. */
  danger?: boolean
  /** What must be typed before one can confirm, such as the company's code. */
  typeToConfirm?: string
  /** Asks for a reason, which `onConfirm` receives. */
  reason?: 'optional' | 'required'
  /** The mutation that `onConfirm` starts: close the dialog in its `onSuccess`; its refusal is shown here. */
  mutation: { error: unknown; isPending: boolean; reset: () => void }
  onConfirm: (reason: string) => void
}

/** Asks before something is done that people may regret. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { mutation, opened, title } = props
  // Whatever it stands beside may be gone once it was confirmed, and the dialog with it.
  useEffect(() => returnFocus, [])
  const close = () => {
    if (mutation.isPending) return
    mutation.reset()
    props.onClose()
  }
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <ConfirmForm {...props} onClose={close} />
    </Modal>
  )
}

function ConfirmForm(props: ConfirmDialogProps) {
  const {
    children,
    confirmLabel,
    danger = false,
    typeToConfirm,
    reason,
    mutation,
    onConfirm,
    onClose,
  } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [given, setGiven] = useState('')
  const ready =
    (!typeToConfirm || typed.trim().toLowerCase() === typeToConfirm.toLowerCase()) &&
    (reason !== 'required' || given.trim() !== '')
  const refusal = mutation.error && !mutation.isPending ? readRefusal(mutation.error) : null
  const atReason = reason && refusal ? fieldsOf(refusal).find(({ path }) => path === 'reason') : undefined
  const isRefused = refusal !== null
  // A button that waits is disabled and loses the focus; a dialog that is done with gives it back as it closes.
  useEffect(() => {
    if (isRefused) returnFocus()
  }, [isRefused])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (ready && !mutation.isPending) onConfirm(given.trim())
  }
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      {refusal ? (
        <RefusalBanner
          refusal={refusal}
          text={atReason && t('form.checkFields')}
          // Behind the dialog stands the newest version by then.
          onLoadNewest={onClose}
        />
      ) : null}
      <div className={classes.text}>{children}</div>
      {typeToConfirm ? (
        <TextInput
          data-autofocus
          autoComplete="off"
          label={t('confirm.typeToConfirm', { word: typeToConfirm })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      {reason ? (
        <ReasonField
          {...(!typeToConfirm && { 'data-autofocus': true })}
          withAsterisk={reason === 'required'}
          error={atReason?.message}
          value={given}
          onChange={(event) => setGiven(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.dialogActions}>
        <Button
          variant="default"
          {...(!typeToConfirm && !reason && { 'data-autofocus': true })}
          onClick={onClose}
          disabled={mutation.isPending}
        >
          {t('actions.cancel')}
        </Button>
        <Button
          type="submit"
          {...(danger ? { color: 'red' } : {})}
          loading={mutation.isPending}
          disabled={!ready}
          onClick={ignoreSecondClick}
        >
          {confirmLabel}
        </Button>
      </div>
    </form>
  )
}
