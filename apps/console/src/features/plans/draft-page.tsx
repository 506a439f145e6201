import type { Currency, PlanTerms } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, NewestNotice, notify, useNewest } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { DiscardDraft } from './discard-draft.tsx'
import { type DraftValues, draftValues, termsOf, usedCurrencies, withoutCurrency } from './draft-values.ts'
import { FeatureFields } from './feature-fields.tsx'
import { OverageFields } from './overage-fields.tsx'
import { usePlan } from './plan-layout.tsx'
import classes from './plans.module.css'
import type { Plan } from './plans.ts'
import { PriceFields, shownCurrencies } from './price-fields.tsx'
import { PublishDraft } from './publish-draft.tsx'
import { useDraftWords } from './use-draft-words.ts'
import { useFeatures } from './use-feature-words.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

type Faults = NonNullable<Plan['draft']>['faults']

const nothing: PlanTerms = { entitlements: {}, trialDays: null, cycles: [], prices: {}, overages: {} }

const soldBy = (plan: Plan): PlanTerms => plan.versions[0]?.terms ?? nothing

/** What one begins with: the draft, else what is sold now. */
const beginningOf = (plan: Plan): PlanTerms => plan.draft?.terms ?? soldBy(plan)

/** The editor of what the next version of a plan sells. */
export function DraftPage() {
  const plan = usePlan()
  return plan.may.manage ? <DraftForm key={plan.key} plan={plan} /> : null
}

function DraftForm({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  const name = plan.name[useLocale()]
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refresh = useRefreshPlans()
  const features = useFeatures()
  const words = useDraftWords()
  const [publishing, setPublishing] = useState<Plan | null>(null)
  const [added, setAdded] = useState<Currency[]>([])
  // What the pressed button wants once the draft is saved; the state only shows which one waits.
  const wanted = useRef<'save' | 'publish'>('save')
  const [waiting, setWaiting] = useState<'save' | 'publish'>('save')
  const toValues = (row: Plan) => draftValues(beginningOf(row), features)
  const form = useForm<DraftValues>({
    initialValues: toValues(plan),
    validate: (values) => words.unreadable(values, features),
  })
  const save = useMutation(trpc.plans.saveDraft.mutationOptions())
  const { key } = plan
  const fetchNewest = () => queryClient.fetchQuery(trpc.plans.get.queryOptions({ key }, { staleTime: 0 }))
  const newest = useNewest({ form, row: plan, toValues, fetchNewest, reset: save.reset })
  const markFaults = (faults: Faults) => form.setErrors(words.faults(faults))
  // What keeps the draft from being published stands at its fields from the beginning.
  const onBegin = useEffectEvent(() => markFaults(plan.draft?.faults ?? []))
  useEffect(() => onBegin(), [])
  const currencies = shownCurrencies(usedCurrencies(form.values), added)
  const removeCurrency = (currency: Currency) => {
    form.setValues(withoutCurrency(form.values, currency))
    setAdded(added.filter((each) => each !== currency))
  }

  const sayNothingToPublish = () =>
    notify({ tone: 'danger', message: t('draft.same', { number: plan.latest ?? 0 }) })
  const afterSave = async () => {
    await newest.saved()
    const saved = await fetchNewest()
    await refresh()
    const faults = saved.draft?.faults ?? []
    markFaults(faults)
    if (wanted.current === 'save') return notify({ message: t('draft.saved') })
    if (saved.may.publish) return setPublishing(saved)
    if (!saved.draft?.differs) return sayNothingToPublish()
    form.getInputNode<HTMLElement, never>(`terms.${faults[0]?.path}` as never)?.focus()
    return notify({ tone: 'danger', message: t('draft.unfinished') })
  }
  const send = (values: DraftValues) => {
    if (wanted.current === 'publish' && !plan.draft && plan.latest !== null && !form.isDirty()) {
      void sayNothingToPublish()
      return
    }
    setWaiting(wanted.current)
    const terms = termsOf(values, features, soldBy(plan))
    save.mutate({ key, version: newest.version, terms }, { onSuccess: () => void afterSave() })
  }
  return (
    <>
      <Form form={form} mutation={save} onLoadNewest={() => void newest.loadNewest()} onSubmit={send}>
        <NewestNotice clashes={newest.clashes} describe={words.describe} />
        <Intro plan={plan} />
        <FeatureFields form={form} features={features} />
        <PriceFields
          form={form}
          kind={plan.kind}
          currencies={currencies}
          onAdd={(currency) => setAdded([...added, currency])}
          onRemove={removeCurrency}
        />
        <OverageFields form={form} features={features} currencies={currencies} />
        <FormActions>
          <Button
            type="submit"
            variant="default"
            loading={save.isPending && waiting === 'save'}
            disabled={save.isPending}
            onClick={() => {
              wanted.current = 'save'
            }}
          >
            {t('draft.save')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending && waiting === 'publish'}
            disabled={save.isPending}
            onClick={() => {
              wanted.current = 'publish'
            }}
          >
            {t('draft.publish')}
          </Button>
          {plan.draft ? (
            <DiscardDraft plan={plan} name={name} version={newest.version} onDone={newest.saved} />
          ) : null}
        </FormActions>
      </Form>
      {publishing ? <PublishDraft plan={publishing} name={name} onClose={() => setPublishing(null)} /> : null}
    </>
  )
}

function Intro({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  return (
    <p className={classes.text}>
      {t('draft.intro')}{' '}
      {!plan.draft && plan.latest !== null ? t('draft.fromLatest', { number: plan.latest }) : null}
    </p>
  )
}
