import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { Accepting } from './use-enter.ts'

type OwnAccountFormProps = Accepting & {
  token: string
  /** The invited address, when it is that of an account. */
  email: string
}

/** Signs in with an account one has, and accepts with it. */
export function OwnAccountForm({ token, email, onAccepted, onError }: OwnAccountFormProps) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login: email, password: '' },
    validate: { login: check.required, password: check.required },
  })
  const accept = useMutation(
    trpc.invitations.acceptBySigningIn.mutationOptions({
      onError,
      onSuccess: ({ tenantCode }) => onAccepted(tenantCode),
    }),
  )
  return (
    <Form form={form} mutation={accept} onSubmit={(values) => accept.mutate({ token, ...values })}>
      <TextInput
        label={t('link.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        key={form.key('login')}
        {...form.getInputProps('login')}
      />
      <PasswordInput
        label={t('link.password')}
        autoComplete="current-password"
        maxLength={200}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <SubmitButton fullWidth>{t('link.signIn')}</SubmitButton>
    </Form>
  )
}
