import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { FormActions, useChecks } from '@leasehold/ui'
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId } from 'react'
import { endOfDay } from '../../lib/days.ts'
import { usePlans } from '../../lib/plans.ts'
import { draftOf, readDraft, ValueField } from '../entitlements/value-field.tsx'
import classes from './bulk.module.css'
import type { BulkChange } from './bulk.ts'
import { useFeatures } from './use-bulk-text.ts'

type Props = {
  isPending: boolean
  /** Called with a whole change, to be previewed. */
  onShow: (change: BulkChange) => void
  /** Called when what is shown is no longer what stands in the form. */
  onEdit: () => void
}

const kinds = ['apply_plan', 'set_feature'] as const

const nothing = draftOf({ kind: 'switch', unit: null }, true)

/** What is to be done to each company: a plan, or one feature. */
export function ChangeForm({ isPending, onShow, onEdit }: Props) {
  const { t } = useTranslation('bulk')
  const locale = useLocale()
  const check = useChecks()
  const kindId = useId()
  const { choices } = usePlans()
  const { features, find } = useFeatures()
  const form = useForm({
    initialValues: {
      kind: 'apply_plan' as (typeof kinds)[number],
      plan: '',
      feature: '',
      value: nothing,
      endsAt: '',
    },
    onValuesChange: onEdit,
    validate: {
      plan: (plan, { kind }) => (kind === 'apply_plan' ? check.required(plan) : null),
      feature: (feature, { kind }) => (kind === 'set_feature' ? check.required(feature) : null),
      value: (value, { kind, feature }) => {
        const shape = find(feature)
        const isWrong = kind === 'set_feature' && shape && readDraft(shape, value) === undefined
        return isWrong ? t('new.number') : null
      },
    },
  })
  const { kind, feature: key, value } = form.values
  const feature = find(key)
  const show = form.onSubmit(({ plan, endsAt }) => {
    if (kind === 'apply_plan') return onShow({ kind, plan })
    const worth = feature && readDraft(feature, value)
    if (feature && worth !== undefined) {
      onShow({ kind, feature: feature.key, value: worth, endsAt: endOfDay(endsAt) })
    }
  })
  return (
    <form noValidate className={classes.form} onSubmit={show}>
      <div>
        <span id={kindId} className={classes.label}>
          {t('new.kind')}
        </span>
        <SegmentedControl
          aria-labelledby={kindId}
          data={[
            { value: 'apply_plan', label: t('new.applyPlan') },
            { value: 'set_feature', label: t('new.setFeature') },
          ]}
          {...form.getInputProps('kind')}
        />
      </div>
      {kind === 'apply_plan' ? (
        <Select
          label={t('new.plan')}
          data={choices()}
          allowDeselect={false}
          {...form.getInputProps('plan')}
        />
      ) : (
        <>
          <Select
            label={t('new.feature')}
            data={features.map((each) => ({ value: each.key, label: each.name[locale] }))}
            searchable
            allowDeselect={false}
            {...form.getInputProps('feature')}
          />
          {feature ? (
            <ValueField
              feature={feature}
              value={value}
              onChange={(next) => form.setFieldValue('value', next)}
              error={typeof form.errors.value === 'string' ? form.errors.value : null}
            />
          ) : null}
          <TextInput
            type="date"
            label={t('new.ends')}
            description={t('new.endsHint')}
            {...form.getInputProps('endsAt')}
          />
        </>
      )}
      <FormActions>
        <Button type="submit" variant="default" loading={isPending}>
          {t('new.show')}
        </Button>
      </FormActions>
    </form>
  )
}
