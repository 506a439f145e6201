import { modules } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Checkbox, Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { DraftValues } from './draft-values.ts'
import classes from './plans.module.css'
import type { CatalogFeature } from './plans.ts'

export type DraftForm = UseFormReturnType<DraftValues>

type ValueForm = {
  values: { unlimited: Record<string, boolean> }
  getInputProps: (
    path: string,
    options?: { type: 'checkbox' },
  ) => ReturnType<UseFormReturnType<Record<string, unknown>>['getInputProps']>
}

type Fields = {
  form: ValueForm
  /** Path of the values by feature in the form. */
  path: string
  features: readonly CatalogFeature[]
}

const moduleKeys: ReadonlySet<string> = new Set(modules)

const split = (features: readonly CatalogFeature[]) => {
  const switches = features.filter(({ kind }) => kind === 'switch')
  return {
    ofModules: switches.filter(({ key }) => moduleKeys.has(key)),
    further: switches.filter(({ key }) => !moduleKeys.has(key)),
    counted: features.filter(({ kind }) => kind !== 'switch'),
  }
}

/** What a draft opens, and how much of everything it gives. */
export function FeatureFields({ form, features }: { form: DraftForm; features: readonly CatalogFeature[] }) {
  const { t } = useTranslation('plans')
  const { ofModules, further, counted } = split(features)
  const common = { form: form as ValueForm, path: 'terms.entitlements' }
  return (
    <>
      <Section title={t('draft.modules')}>
        <Switches {...common} features={ofModules} />
      </Section>
      {further.length > 0 ? (
        <Section title={t('draft.further')}>
          <Switches {...common} features={further} />
        </Section>
      ) : null}
      <Section title={t('draft.counts')}>
        <Counts {...common} features={counted} />
      </Section>
    </>
  )
}

/** The same without sections of their own. */
export function ValueFields({ features, ...common }: Fields) {
  const { ofModules, further, counted } = split(features)
  return (
    <>
      <Switches {...common} features={[...ofModules, ...further]} />
      <Counts {...common} features={counted} />
    </>
  )
}

function Switches({ form, path, features }: Fields) {
  const locale = useLocale()
  return (
    <div className={classes.switches}>
      {features.map(({ key, name }) => (
        <Switch
          key={key}
          label={name[locale]}
          {...form.getInputProps(`${path}.${key}`, { type: 'checkbox' })}
        />
      ))}
    </div>
  )
}

function Counts({ features, ...common }: Fields) {
  return (
    <div className={classes.counts}>
      {features.map((feature) => (
        <CountField key={feature.key} {...common} feature={feature} />
      ))}
    </div>
  )
}

function CountField({ form, path, feature }: Omit<Fields, 'features'> & { feature: CatalogFeature }) {
  const { t } = useTranslation('plans')
  const { key, unit } = feature
  const name = feature.name[useLocale()]
  const isUnlimited = form.values.unlimited[key] === true
  const input = form.getInputProps(`${path}.${key}`)
  const isCounted = unit === null || unit === 'count' || unit === 'calls'
  const unitText = unit === 'bytes' ? t('draft.gigabytes') : isCounted ? null : t(`draft.units.${unit}`)
  return (
    <div className={classes.count}>
      <TextInput
        label={name}
        inputMode="decimal"
        maxLength={20}
        {...input}
        placeholder={isUnlimited ? t('draft.unlimited') : t('draft.none')}
        value={isUnlimited ? '' : input.value}
        disabled={isUnlimited}
        rightSection={unitText ? <span className={classes.unit}>{unitText}</span> : null}
        rightSectionWidth={unitText ? '4rem' : 0}
        rightSectionPointerEvents="none"
      />
      <Checkbox
        label={t('draft.unlimited')}
        aria-label={t('draft.unlimitedOf', { feature: name })}
        {...form.getInputProps(`unlimited.${key}`, { type: 'checkbox' })}
      />
    </div>
  )
}
