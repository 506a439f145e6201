import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Username or email, and password, of a platform admin. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('auth')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login: '', password: '' },
    validate: { login: check.required, password: check.required },
  })
  const signIn = useMutation(trpc.auth.signIn.mutationOptions({ onSuccess: onSignedIn }))
  return (
    <Form form={form} mutation={signIn} onSubmit={(values) => signIn.mutate(values)}>
      <TextInput
        label={t('signIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        key={form.key('login')}
        {...form.getInputProps('login')}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <SubmitButton fullWidth mt="xs">
        {t('signIn.submit')}
      </SubmitButton>
    </Form>
  )
}
