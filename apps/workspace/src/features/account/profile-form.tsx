import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { rootApi } from '../../lib/api.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { UsernameField } from '../auth/username-field.tsx'
import { useForgetProfile } from './use-forget-profile.ts'

/** Name, username and phone. */
export function ProfileForm() {
  const trpc = useTRPC()
  const { data: profile } = useSuspenseQuery(trpc.account.profile.queryOptions())
  // A newer version starts the form anew.
  return <Fields key={profile.version} profile={profile} />
}

type Profile = { version: number; displayName: string; username: string; phone: string | null }

function Fields({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const check = useChecks()
  const forgetProfile = useForgetProfile()
  const { version, displayName, username, phone } = profile
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { displayName, username, phone: phone ?? '' },
    validate: { displayName: check.required, username: check.length(3, 32) },
  })
  const save = useMutation(
    trpc.account.changeProfile.mutationOptions({
      onSuccess: async () => {
        await forgetProfile()
        await notify({ message: t('profile.saved') })
      },
    }),
  )
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void forgetProfile()}
      onSubmit={(values) => save.mutate({ version, ...values })}
    >
      <TextInput
        label={t('profile.displayName')}
        autoComplete="name"
        maxLength={80}
        key={form.key('displayName')}
        {...form.getInputProps('displayName')}
      />
      <UsernameField
        isFree={(name) => rootApi.client.account.usernameFree.query({ username: name })}
        own={username}
        key={form.key('username')}
        input={form.getInputProps('username')}
      />
      <TextInput
        label={t('profile.phone')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        key={form.key('phone')}
        {...form.getInputProps('phone')}
      />
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
