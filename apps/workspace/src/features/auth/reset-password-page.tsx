import { useTranslation } from '@leasehold/i18n/react'
import {
  AuthLayout,
  ErrorState,
  Form,
  PageLoading,
  readRefusal,
  SubmitButton,
  useChecks,
} from '@leasehold/ui'
import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { forgetAnswers } from '../../lib/api.ts'
import { announceSessionChange } from '../../lib/session.ts'
import { useTRPC } from '../../lib/trpc.ts'

const route = getRouteApi('/reset-password/$token')

/** Refusals of a link that will not work again, however often one tries. */
const ended = new Set(['LINK_UNKNOWN', 'LINK_USED', 'LINK_EXPIRED', 'INVALID_INPUT'])

/** Where the link of a reset mail leads: a new password, once. */
export function ResetPasswordPage() {
  const { t } = useTranslation('auth')
  const { token } = route.useParams()
  const trpc = useTRPC()
  const [isDone, setDone] = useState(false)
  const link = useQuery(trpc.auth.resetLink.queryOptions({ token }, { staleTime: Number.POSITIVE_INFINITY }))
  if (isDone) {
    return (
      <AuthLayout title={t('reset.doneTitle')} intro={t('reset.done')}>
        <Button fullWidth renderRoot={(props) => <Link {...props} to="/sign-in" />}>
          {t('reset.signIn')}
        </Button>
      </AuthLayout>
    )
  }
  if (link.isPending) return <PageLoading />
  if (link.error && ended.has(readRefusal(link.error).code)) return <LinkEnded error={link.error} />
  if (link.error) return <ErrorState page error={link.error} onRetry={() => void link.refetch()} />
  const finish = () => {
    // Whoever was signed in with this account in this browser no longer is.
    forgetAnswers()
    announceSessionChange()
    setDone(true)
  }
  return (
    <AuthLayout title={t('reset.title')} intro={t('reset.intro')}>
      <ResetForm token={token} onDone={finish} />
    </AuthLayout>
  )
}

function LinkEnded({ error }: { error: unknown }) {
  const { t } = useTranslation('auth', 'errors')
  const { code, message } = readRefusal(error)
  const text = code === 'INVALID_INPUT' ? t('errors:LINK_UNKNOWN') : message
  return (
    <AuthLayout title={t('reset.endedTitle')} intro={text}>
      <Button fullWidth renderRoot={(props) => <Link {...props} to="/forgot-password" />}>
        {t('reset.newLink')}
      </Button>
    </AuthLayout>
  )
}

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('auth')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: check.length(10, 200) },
  })
  const reset = useMutation(trpc.auth.resetPassword.mutationOptions({ onSuccess: onDone }))
  return (
    <Form form={form} mutation={reset} onSubmit={({ password }) => reset.mutate({ token, password })}>
      <PasswordInput
        label={t('reset.password')}
        description={t('reset.passwordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        autoFocus
        maxLength={200}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <SubmitButton fullWidth mt="xs">
        {t('reset.submit')}
      </SubmitButton>
    </Form>
  )
}
