import { useTranslation } from '@leasehold/i18n/react'
import { Form, readRefusal, SubmitButton, useChecks } from '@leasehold/ui'
import { Anchor, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'

export type SignInFormProps = {
  /** `chosen` is true when a company code was typed, which then decides where one lands. */
  onSignedIn: (landing: { tenantCode: string } | null, chosen: boolean) => void
}

/** Username or email, password, and on request a company code. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('auth')
  const trpc = useTRPC()
  const check = useChecks()
  const [withCode, setWithCode] = useState(false)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login: '', password: '', companyCode: '' },
    validate: { login: check.required, password: check.required },
  })
  const signIn = useMutation(trpc.auth.signIn.mutationOptions())
  // Which of them was wrong is told to nobody; but whoever gave a code should know that it may be the code.
  const codeMayBeWrong =
    signIn.variables?.companyCode !== undefined &&
    signIn.error !== null &&
    readRefusal(signIn.error).code === 'SIGN_IN_FAILED'
  const submit = ({ login, password, companyCode }: typeof form.values) => {
    const code = companyCode.trim()
    signIn.mutate(
      { login, password, ...(code === '' ? {} : { companyCode: code }) },
      { onSuccess: ({ landing }) => onSignedIn(landing, code !== '') },
    )
  }
  return (
    <Form form={form} mutation={signIn} onSubmit={submit}>
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
      {withCode ? (
        <TextInput
          label={t('signIn.companyCode')}
          description={t('signIn.companyCodeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="organization"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          maxLength={32}
          key={form.key('companyCode')}
          {...form.getInputProps('companyCode')}
          error={form.errors.companyCode ?? (codeMayBeWrong ? t('signIn.checkCompanyCode') : null)}
        />
      ) : (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setWithCode(true)}>
          {t('signIn.addCompanyCode')}
        </Anchor>
      )}
      <SubmitButton fullWidth mt="xs">
        {t('signIn.submit')}
      </SubmitButton>
      <Anchor size="sm" ta="center" renderRoot={(props) => <Link {...props} to="/forgot-password" />}>
        {t('forgot.link')}
      </Anchor>
    </Form>
  )
}
