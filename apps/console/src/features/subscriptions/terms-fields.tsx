import { type Currency, currencyCodes, cycles } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { usePlans } from '../../lib/plans.ts'
import classes from './subscriptions.module.css'
import type { Terms } from './subscriptions.ts'

/** What is sold, as one types it. */
export type TermsValues = { plan: string; cycle: Terms['cycle']; currency: Currency; seats: string }

type Inputs = Pick<UseFormReturnType<TermsValues>, 'getInputProps'>

/** Plan, cycle, currency and users beyond the plan. */
export function TermsFields({ form, has }: { form: Inputs; has: string | null }) {
  const { t } = useTranslation('subscriptions', 'billing')
  const { choices, isTrial } = usePlans()
  const names = new Intl.DisplayNames(useLocale(), { type: 'currency' })
  return (
    <div className={classes.fields}>
      <Select
        data-autofocus
        label={t('plan')}
        data={choices(has).filter(({ value }) => !isTrial(value))}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      <Select
        label={t('cycle')}
        data={cycles.map((value) => ({ value, label: t(`billing:cycles.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('cycle')}
      />
      <Select
        label={t('currency')}
        data={currencyCodes.map((value) => ({ value, label: `${value} · ${names.of(value)}` }))}
        allowDeselect={false}
        {...form.getInputProps('currency')}
      />
      <TextInput label={t('seats')} inputMode="numeric" maxLength={6} {...form.getInputProps('seats')} />
    </div>
  )
}

const isCount = (text: string) => /^\s*\d{1,6}\s*$/.test(text.normalize('NFKC'))

export const readCount = (text: string) => Number(text.normalize('NFKC'))

/** True for what can be asked for a preview of. */
export const isComplete = ({ plan, seats }: TermsValues) => plan !== '' && isCount(seats)

/** What is wrong with the number of seats, if anything. */
export function useSeatsCheck(): (value: string) => string | null {
  const { t } = useTranslation('tenants')
  return (value) => (isCount(value) ? null : t('form.count'))
}
