import { locales } from '@leasehold/catalog'
import { localeNames } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import {
  Facts,
  Form,
  FormActions,
  NewestNotice,
  notify,
  Section,
  SubmitButton,
  useChecks,
  useNewest,
} from '@leasehold/ui'
import { Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { inEachLanguage, LocalizedFields } from './localized-fields.tsx'
import { usePlan } from './plan-layout.tsx'
import classes from './plans.module.css'
import type { Plan } from './plans.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** What may change of a plan at any time: its names, and who sees it and can get it. */
export function PlanDetailsPage() {
  const plan = usePlan()
  return plan.may.manage ? <DetailsForm key={plan.key} plan={plan} /> : <DetailsFacts plan={plan} />
}

const toValues = ({ name, description, onSale, hidden, contactUs }: Plan) => ({
  name: { ...name },
  description: { ...description },
  onSale,
  hidden,
  contactUs,
})

function DetailsForm({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refresh = useRefreshPlans()
  const check = useChecks()
  const { key } = plan
  const form = useForm({
    initialValues: toValues(plan),
    validate: { name: inEachLanguage(check.required) },
  })
  const save = useMutation(
    trpc.plans.edit.mutationOptions({
      onSuccess: async () => {
        await newest.saved()
        await refresh()
        await notify({ message: t('common:actions.saved') })
      },
    }),
  )
  const newest = useNewest({
    form,
    row: plan,
    toValues,
    fetchNewest: () => queryClient.fetchQuery(trpc.plans.get.queryOptions({ key }, { staleTime: 0 })),
    reset: save.reset,
  })
  const labels = useDetailLabels()
  const flag = (name: 'onSale' | 'hidden' | 'contactUs') => form.getInputProps(name, { type: 'checkbox' })
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void newest.loadNewest()}
      onSubmit={(values) => save.mutate({ key, version: newest.version, ...values })}
    >
      <NewestNotice
        clashes={newest.clashes}
        describe={({ field, theirs }) => ({ label: labels(field), value: String(theirs ?? '') })}
      />
      <Section title={t('tabs.details')}>
        <div className={classes.stack}>
          <LocalizedFields form={form} path="name" label={t('details.names')} maxLength={80} required />
          <LocalizedFields
            form={form}
            path="description"
            label={t('details.descriptions')}
            maxLength={300}
            multiline
          />
        </div>
      </Section>
      <Section title={t('details.visibility')}>
        <div className={classes.stack}>
          <Switch
            label={t('details.onSale')}
            description={t(plan.isForSignUp ? 'details.signUpHint' : 'details.onSaleHint')}
            disabled={plan.isForSignUp && form.values.onSale}
            {...flag('onSale')}
          />
          <Switch label={t('details.hidden')} description={t('details.hiddenHint')} {...flag('hidden')} />
          <Switch
            label={t('details.contactUs')}
            description={t('details.contactUsHint')}
            {...flag('contactUs')}
          />
        </div>
      </Section>
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** What a field is called, by its path. */
function useDetailLabels(): (path: string) => string {
  const { t } = useTranslation('plans')
  return (path) => {
    const [field, language] = path.split('.')
    const locale = locales.find((each) => each === language)
    const name = field === 'name' ? t('details.names') : t('details.descriptions')
    if (locale) return `${name} (${localeNames[locale]})`
    if (field === 'onSale') return t('details.onSale')
    return field === 'hidden' ? t('details.hidden') : t('details.contactUs')
  }
}

function DetailsFacts({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  return (
    <Section title={t('tabs.details')}>
      <Facts
        items={[
          { label: t('key'), value: plan.key },
          { label: t('kind'), value: t(`kinds.${plan.kind}`) },
          ...locales.map((locale) => ({
            label: localeNames[locale],
            value: (
              <span className={classes.named} lang={locale}>
                {plan.name[locale]}
                <span className={classes.key}>{plan.description[locale]}</span>
              </span>
            ),
          })),
        ]}
      />
    </Section>
  )
}
