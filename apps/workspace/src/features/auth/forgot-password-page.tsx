import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout, Form, SubmitButton, useChecks } from '@leasehold/ui'
import { Anchor, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './auth.module.css'

/** Asks for a link by mail. What it says afterwards is the same whether or not there is such an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('auth')
  const [sentTo, setSentTo] = useState<string | null>(null)
  return sentTo === null ? (
    <AuthLayout title={t('forgot.title')} intro={t('forgot.intro')}>
      <AskForm onAsked={setSentTo} />
      <BackToSignIn />
    </AuthLayout>
  ) : (
    <AuthLayout title={t('forgot.sentTitle')} intro={t('forgot.sent', { login: sentTo })}>
      <p className={classes.hint}>{t('forgot.sentHint')}</p>
      <Button fullWidth variant="default" onClick={() => setSentTo(null)}>
        {t('forgot.again')}
      </Button>
      <BackToSignIn />
    </AuthLayout>
  )
}

function AskForm({ onAsked }: { onAsked: (login: string) => void }) {
  const { t } = useTranslation('auth')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login: '' },
    validate: { login: check.required },
  })
  const ask = useMutation(trpc.auth.requestPasswordReset.mutationOptions())
  const submit = ({ login }: typeof form.values) =>
    ask.mutate({ login }, { onSuccess: () => onAsked(login.trim()) })
  return (
    <Form form={form} mutation={ask} onSubmit={submit}>
      <TextInput
        label={t('signIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        maxLength={254}
        key={form.key('login')}
        {...form.getInputProps('login')}
      />
      <SubmitButton fullWidth mt="xs">
        {t('forgot.submit')}
      </SubmitButton>
    </Form>
  )
}

function BackToSignIn() {
  const { t } = useTranslation('auth')
  return (
    <p className={classes.aside}>
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/sign-in" />}>
        {t('forgot.back')}
      </Anchor>
    </p>
  )
}
