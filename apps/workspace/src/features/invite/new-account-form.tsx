import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { rootApi } from '../../lib/api.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { UsernameField } from '../auth/username-field.tsx'
import type { Accepting } from './use-enter.ts'

type NewAccountFormProps = Accepting & { token: string; email: string }

/** Makes an account for the invited address, and accepts with it. */
export function NewAccountForm({ token, email, onAccepted, onError }: NewAccountFormProps) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { displayName: '', username: '', password: '' },
    validate: {
      displayName: check.required,
      username: check.length(3, 32),
      password: check.length(10, 200),
    },
  })
  const accept = useMutation(
    trpc.invitations.acceptAsNewUser.mutationOptions({
      onError,
      onSuccess: ({ tenantCode }) => onAccepted(tenantCode),
    }),
  )
  return (
    <Form form={form} mutation={accept} onSubmit={(values) => accept.mutate({ token, ...values })}>
      <TextInput label={t('link.email')} value={email} readOnly autoComplete="email" />
      <TextInput
        label={t('link.displayName')}
        autoComplete="name"
        maxLength={80}
        key={form.key('displayName')}
        {...form.getInputProps('displayName')}
      />
      <UsernameField
        isFree={(username) => rootApi.client.invitations.usernameFree.query({ token, username })}
        key={form.key('username')}
        input={form.getInputProps('username')}
      />
      <PasswordInput
        label={t('link.password')}
        description={t('link.passwordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        maxLength={200}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <SubmitButton fullWidth>{t('link.create')}</SubmitButton>
    </Form>
  )
}
