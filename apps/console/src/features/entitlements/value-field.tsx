import type { FeatureKind, FeatureUnit, FeatureValue } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { useId } from 'react'
import classes from './entitlements.module.css'

/** What one types of a value: a number as text, so that nothing typed is lost. */
export type ValueDraft = { open: boolean; amount: string; unlimited: boolean }

const gigabyte = 1_000_000_000

type Shape = { kind: FeatureKind; unit: FeatureUnit | null }

export function draftOf({ unit }: Shape, value: FeatureValue): ValueDraft {
  const amount = typeof value === 'number' ? value / (unit === 'bytes' ? gigabyte : 1) : null
  return { open: value === true, amount: amount === null ? '' : String(amount), unlimited: value === null }
}

/** The value that was meant; undefined when what stands there is none. */
export function readDraft({ kind, unit }: Shape, draft: ValueDraft): FeatureValue | undefined {
  if (kind === 'switch') return draft.open
  if (draft.unlimited) return null
  const typed = draft.amount.trim()
  if (!/^\d+(\.\d+)?$/.test(typed)) return undefined
  const value = Math.round(Number(typed) * (unit === 'bytes' ? gigabyte : 1) * 1000) / 1000
  return Number.isSafeInteger(value) ? value : undefined
}

type Props = {
  feature: Shape
  value: ValueDraft
  onChange: (value: ValueDraft) => void
  error?: string | null
}

/** A value as the feature's kind has it: open or closed, or a number or unlimited. */
export function ValueField({ feature, value, onChange, error }: Props) {
  const { t } = useTranslation('entitlements')
  const id = useId()
  if (feature.kind === 'switch') {
    return (
      <div className={classes.value}>
        <span id={id} className={classes.label}>
          {t('grant.value')}
        </span>
        <SegmentedControl
          aria-labelledby={id}
          value={value.open ? 'open' : 'closed'}
          onChange={(next) => onChange({ ...value, open: next === 'open' })}
          data={[
            { value: 'open', label: t('grant.isOpen') },
            { value: 'closed', label: t('grant.isClosed') },
          ]}
        />
      </div>
    )
  }
  return (
    <div className={classes.value}>
      <TextInput
        data-autofocus
        inputMode="decimal"
        label={t(feature.unit === 'bytes' ? 'grant.gigabytes' : 'grant.value')}
        disabled={value.unlimited}
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        error={error ?? undefined}
        className={classes.amount}
      />
      <Checkbox
        label={t('grant.unlimited')}
        checked={value.unlimited}
        onChange={(event) => onChange({ ...value, unlimited: event.currentTarget.checked })}
      />
    </div>
  )
}
