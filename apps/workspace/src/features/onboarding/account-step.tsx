import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { Anchor, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts'
import { UsernameField } from '../auth/username-field.tsx'
import { forgetDraft, keepDraft, readDraft } from './draft.ts'
import type { OpenOnboarding } from './onboarding.ts'
import { OwnAccount } from './own-account.tsx'
import { useBegin } from './use-begin.ts'
import classes from './wizard.module.css'
import { WizardFrame } from './wizard-frame.tsx'

/** The second step: the main account is made, or a signed-in person's own is used. */
export function AccountStep({ token, onboarding }: { token: string; onboarding: OpenOnboarding }) {
  const { t } = useTranslation('onboarding')
  const { company, viewer } = onboarding
  const intro = t('account.intro', { company: company.name })
  return (
    <WizardFrame step="account" title={t('account.title')} intro={intro}>
      {viewer ? (
        <>
          <OwnAccount token={token} company={company.name} viewer={viewer} />
          <h2 className={classes.or}>{t('own.new')}</h2>
        </>
      ) : null}
      <AccountForm token={token} contact={onboarding.contact} autoFocus={!viewer} />
      {viewer ? null : (
        <p className={classes.aside}>
          {t('account.haveOne')}{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => (
              <Link {...props} to="/sign-in" search={{ next: `/onboarding/${token}?step=account` }} />
            )}
          >
            {t('account.signIn')}
          </Anchor>
        </p>
      )}
    </WizardFrame>
  )
}

type AccountFormProps = { token: string; contact: OpenOnboarding['contact']; autoFocus: boolean }

function AccountForm({ token, contact, autoFocus }: AccountFormProps) {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const check = useChecks()
  const { onBegun, onError } = useBegin()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      displayName: contact?.name ?? '',
      username: '',
      email: contact?.email ?? '',
      ...readDraft(token),
      password: '',
    },
    validate: {
      displayName: check.required,
      username: check.length(3, 32),
      email: check.email,
      password: check.length(10, 200),
    },
    onValuesChange: ({ password: _, ...draft }) => keepDraft(token, draft),
  })
  const create = useMutation(
    trpc.onboarding.createAccount.mutationOptions({
      onSuccess: async ({ tenantCode }) => {
        forgetDraft()
        await onBegun(tenantCode)
      },
      onError,
    }),
  )
  return (
    <Form form={form} mutation={create} onSubmit={(values) => create.mutate({ token, ...values })}>
      <TextInput
        label={t('account.displayName')}
        autoFocus={autoFocus && !contact?.name}
        autoComplete="name"
        maxLength={80}
        key={form.key('displayName')}
        {...form.getInputProps('displayName')}
      />
      <div className={classes.pair}>
        <UsernameField
          isFree={(username) => client.onboarding.usernameFree.query({ token, username })}
          key={form.key('username')}
          // Of a contact the name is known: the first thing to say is what they sign in with.
          input={{ ...form.getInputProps('username'), autoFocus: autoFocus && Boolean(contact?.name) }}
        />
        <TextInput
          label={t('account.email')}
          type="email"
          autoComplete="email"
          maxLength={254}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
      </div>
      <PasswordInput
        label={t('account.password')}
        description={t('account.passwordHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        maxLength={200}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <div className={classes.foot}>
        <SubmitButton>{t('account.submit')}</SubmitButton>
      </div>
    </Form>
  )
}
