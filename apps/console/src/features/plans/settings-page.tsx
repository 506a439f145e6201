import type { PlanTerms } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  Facts,
  Form,
  FormActions,
  NewestNotice,
  notify,
  Page,
  PageHeader,
  Section,
  SubmitButton,
  useNewest,
} from '@leasehold/ui'
import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { draftValues, termsOf, unreadable } from './draft-values.ts'
import { ValueFields } from './feature-fields.tsx'
import classes from './plans.module.css'
import type { CatalogSettings } from './plans.ts'
import { PlansTabs } from './plans-tabs.tsx'
import { useDraftWords } from './use-draft-words.ts'
import { useFeatures, useFeatureWords } from './use-feature-words.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** What companies get that sign up, and what those without a contract may use. */
export function SettingsPage() {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const settings = useSuspenseQuery(trpc.plans.settings.queryOptions()).data
  return (
    <Page>
      <PageHeader title={t('settings.title')} description={t('settings.description')} />
      <PlansTabs />
      {settings.may.manage ? <SettingsForm settings={settings} /> : <SettingsFacts settings={settings} />}
    </Page>
  )
}

const nothing: PlanTerms = { entitlements: {}, trialDays: null, cycles: [], prices: {}, overages: {} }

const termsWith = ({ defaults }: CatalogSettings): PlanTerms => ({ ...nothing, entitlements: defaults })

const isDays = (value: string) =>
  /^\s*(\d{1,3})?\s*$/.test(value) && (value.trim() === '' || inYear(Number(value)))
const inYear = (days: number) => days >= 1 && days <= 365

function SettingsForm({ settings }: { settings: CatalogSettings }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refresh = useRefreshPlans()
  const features = useFeatures()
  const words = useDraftWords()
  const { choices } = usePlans()
  const toValues = (row: CatalogSettings) => {
    const { terms, unlimited } = draftValues(termsWith(row), features)
    return {
      signUpPlan: row.signUpPlan ?? '',
      signUpTrialDays: `${row.signUpTrialDays ?? ''}`,
      defaults: terms.entitlements,
      unlimited,
    }
  }
  type Values = ReturnType<typeof toValues>
  const asDraft = ({ defaults, unlimited }: Values) => {
    const empty = draftValues(nothing, features)
    return { unlimited, terms: { ...empty.terms, entitlements: defaults } }
  }
  const form = useForm<Values>({
    initialValues: toValues(settings),
    validate: (values) => ({
      ...words.below('defaults', unreadable(asDraft(values), features)),
      ...(isDays(values.signUpTrialDays) ? {} : { signUpTrialDays: t('draft.trialDaysWrong') }),
    }),
  })
  const save = useMutation(
    trpc.plans.changeSettings.mutationOptions({
      onSuccess: async () => {
        await newest.saved()
        await refresh()
        await notify({ message: t('common:actions.saved') })
      },
    }),
  )
  const newest = useNewest({
    form,
    row: settings,
    toValues,
    fetchNewest: () => queryClient.fetchQuery(trpc.plans.settings.queryOptions(undefined, { staleTime: 0 })),
    reset: save.reset,
  })
  const send = (values: Values) =>
    save.mutate({
      version: newest.version,
      signUpPlan: values.signUpPlan || null,
      signUpTrialDays:
        values.signUpPlan === '' || values.signUpTrialDays.trim() === ''
          ? null
          : Number(values.signUpTrialDays),
      defaults: termsOf(asDraft(values), features, termsWith(settings)).entitlements,
    })
  return (
    <Form form={form} mutation={save} onLoadNewest={() => void newest.loadNewest()} onSubmit={send}>
      <NewestNotice clashes={newest.clashes} describe={words.describeSetting} />
      <Section title={t('settings.signUp')}>
        <div className={classes.fields}>
          <Select
            label={t('settings.plan')}
            description={t('settings.planHint')}
            data={[{ value: '', label: t('settings.nobody') }, ...choices(settings.signUpPlan)]}
            {...form.getInputProps('signUpPlan')}
          />
          <TextInput
            label={t('settings.days')}
            description={t('settings.daysHint')}
            inputMode="numeric"
            maxLength={3}
            disabled={form.values.signUpPlan === ''}
            {...form.getInputProps('signUpTrialDays')}
          />
        </div>
      </Section>
      <Section title={t('settings.defaults')}>
        <div className={classes.stack}>
          <p className={classes.text}>{t('settings.defaultsHint')}</p>
          <ValueFields form={form} path="defaults" features={features} />
        </div>
      </Section>
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function SettingsFacts({ settings }: { settings: CatalogSettings }) {
  const { t } = useTranslation('plans')
  const { nameOf } = usePlans()
  const words = useFeatureWords()
  const { signUpPlan, signUpTrialDays, defaults } = settings
  const given = Object.entries(defaults).filter(([, value]) => value !== false)
  return (
    <>
      <Section title={t('settings.signUp')}>
        <Facts
          items={[
            { label: t('settings.plan'), value: signUpPlan ? nameOf(signUpPlan) : t('settings.nobody') },
            { label: t('settings.days'), value: signUpTrialDays },
          ]}
        />
      </Section>
      <Section title={t('settings.defaults')}>
        {given.length === 0 ? (
          <p className={classes.dimmedText}>{t('settings.nothing')}</p>
        ) : (
          <Facts
            items={given.map(([key, value]) => ({
              label: words.nameOf(key),
              value: words.textOf(key, value),
            }))}
          />
        )}
      </Section>
    </>
  )
}
