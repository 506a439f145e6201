import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, Section, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './account.module.css'
import { useForgetProfile } from './use-forget-profile.ts'

/** The address mail goes to; a change of it asks for the password. */
export function EmailSection() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const { email } = useSuspenseQuery(trpc.account.profile.queryOptions()).data
  const [isChanging, setChanging] = useState(false)
  return (
    <Section title={t('email.title')}>
      <div className={classes.split}>
        <p>{t('email.text', { email })}</p>
        {isChanging ? null : (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('email.change')}
          </Button>
        )}
      </div>
      {isChanging ? (
        <div className={classes.below}>
          <EmailForm onClose={() => setChanging(false)} />
        </div>
      ) : null}
    </Section>
  )
}

function EmailForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const check = useChecks()
  const forgetProfile = useForgetProfile()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', currentPassword: '' },
    validate: { email: check.email, currentPassword: check.required },
  })
  const change = useMutation(
    trpc.account.changeEmail.mutationOptions({
      onSuccess: async () => {
        await forgetProfile()
        onClose()
        await notify({ message: t('email.saved') })
      },
    }),
  )
  return (
    <Form form={form} mutation={change} onSubmit={(values) => change.mutate(values)}>
      <TextInput
        label={t('email.new')}
        type="email"
        autoComplete="email"
        autoFocus
        maxLength={254}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('email.password')}
        description={t('email.passwordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="current-password"
        maxLength={200}
        key={form.key('currentPassword')}
        {...form.getInputProps('currentPassword')}
      />
      <FormActions>
        <SubmitButton>{t('email.change')}</SubmitButton>
        <Button variant="default" disabled={change.isPending} onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
