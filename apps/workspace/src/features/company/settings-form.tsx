import { useTranslation } from '@leasehold/i18n/react'
import { Form, NewestNotice, notify, Section, SubmitButton, useChecks, useNewest } from '@leasehold/ui'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rootApi } from '../../lib/api.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ContactFields, GeneralFields, ProfileFields } from './general-fields.tsx'
import { DefaultRoleField, RegionalFields } from './regional-fields.tsx'
import classes from './settings.module.css'
import { type Settings, type SettingsValues, toInput, toValues } from './settings.ts'
import { useSettingsWords } from './use-settings-words.ts'

/** All settings in one form, saved together. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('company')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const words = useSettingsWords()
  const form = useForm<SettingsValues>({
    initialValues: toValues(settings),
    validate: {
      name: check.required,
      contactEmail: (value) => (value.trim() === '' ? null : check.email(value)),
    },
  })
  const save = useMutation(
    trpc.company.change.mutationOptions({
      onSuccess: async () => {
        await newest.saved()
        await Promise.all([
          queryClient.invalidateQueries(trpc.company.current.pathFilter()),
          // The name stands in the list of one's companies, too.
          rootApi.queryClient.invalidateQueries(rootApi.trpc.auth.me.pathFilter()),
        ])
        await notify({ message: t('settings.saved') })
      },
    }),
  )
  const newest = useNewest({
    form,
    row: settings,
    toValues,
    fetchNewest: () => queryClient.fetchQuery({ ...trpc.company.settings.queryOptions(), staleTime: 0 }),
    reset: save.reset,
  })
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void newest.loadNewest()}
      onSubmit={(values) => save.mutate({ version: newest.version, ...toInput(values) })}
    >
      <NewestNotice clashes={newest.clashes} describe={words.clash} />
      <Section title={t('settings.general')}>
        <GeneralFields form={form} />
      </Section>
      <Section title={t('settings.contact')}>
        <ContactFields form={form} />
      </Section>
      <Section title={t('settings.profile')}>
        <ProfileFields form={form} />
      </Section>
      <Section title={t('settings.regional')}>
        <RegionalFields form={form} />
      </Section>
      <Section title={t('settings.people')}>
        <DefaultRoleField form={form} />
      </Section>
      <div className={classes.actions}>
        <SubmitButton disabled={!form.isDirty()}>{t('common:actions.save')}</SubmitButton>
        <span role="status">{form.isDirty() ? t('settings.unsaved') : null}</span>
      </div>
    </Form>
  )
}
