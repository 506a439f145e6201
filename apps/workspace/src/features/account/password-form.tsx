import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useMe } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { useForgetProfile } from './use-forget-profile.ts'

/** Changes the password; every other session ends. */
export function PasswordForm() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const check = useChecks()
  const { user } = useMe()
  const forgetProfile = useForgetProfile()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', password: '' },
    validate: { currentPassword: check.required, password: check.length(10, 200) },
  })
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: async () => {
        form.reset()
        await forgetProfile()
        await notify({ message: t('password.saved') })
      },
    }),
  )
  return (
    <Form form={form} mutation={change} onSubmit={(values) => change.mutate(values)}>
      {/* Tells password managers whose password it is. */}
      <input type="text" autoComplete="username" value={user.username} readOnly hidden />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        maxLength={200}
        key={form.key('currentPassword')}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label={t('password.new')}
        description={t('password.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        maxLength={200}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <FormActions>
        <SubmitButton>{t('password.submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
