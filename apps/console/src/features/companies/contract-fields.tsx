import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Select, TextInput } from '@mantine/core'
import { usePlans } from '../../lib/plans.ts'
import classes from './companies.module.css'
import type { InputsOf } from './company-fields.tsx'

export type ContractValues = { plan: string; terms: string; trialDays: string }

/** With what contract a new company begins: a plan, tried or sold. */
export function ContractFields({ form }: { form: InputsOf<ContractValues> }) {
  const { t } = useTranslation('tenants')
  const { choices, isTrial: isOnlyTried } = usePlans()
  const { plan, terms } = form.values
  const isTrial = isOnlyTried(plan) || terms === 'trial'
  return (
    <Section title={t('form.contract')}>
      <div className={classes.fields}>
        <Select
          label={t('plan')}
          description={t('form.planHint')}
          data={choices()}
          allowDeselect={false}
          {...form.getInputProps('plan')}
        />
        {isOnlyTried(plan) ? null : (
          <Select
            label={t('form.terms')}
            description={terms === 'sold' ? t('form.soldHint') : undefined}
            data={[
              { value: 'trial', label: t('form.onTrial') },
              { value: 'sold', label: t('form.sold') },
            ]}
            allowDeselect={false}
            {...form.getInputProps('terms')}
          />
        )}
        {isTrial ? (
          <TextInput
            label={t('form.trialDays')}
            description={t('form.trialDaysHint')}
            inputMode="numeric"
            maxLength={3}
            {...form.getInputProps('trialDays')}
          />
        ) : null}
      </div>
    </Section>
  )
}

/** A whole number of days that a trial may have. */
export function isTrialDays(value: string): boolean {
  return /^\s*\d{1,3}\s*$/.test(value) && Number(value) >= 1 && Number(value) <= 365
}
