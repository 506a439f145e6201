import { type Currency, currencies } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { isOveragePriced } from './draft-values.ts'
import type { DraftForm } from './feature-fields.tsx'
import classes from './plans.module.css'
import type { CatalogFeature } from './plans.ts'

type Props = {
  form: DraftForm
  features: readonly CatalogFeature[]
  currencies: readonly Currency[]
}

/** What each unit beyond a limit costs; without a price, going beyond is refused. */
export function OverageFields({ form, features, currencies: shown }: Props) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const [added, setAdded] = useState<string[]>([])
  const { terms, unlimited } = form.values
  const possible = features.filter(({ key, kind }) => kind !== 'switch' && !unlimited[key])
  const isShown = ({ key }: CatalogFeature) => {
    const overage = terms.overages[key]
    return added.includes(key) || (overage !== undefined && isOveragePriced(overage))
  }
  const priced = possible.filter(isShown)
  const left = possible.filter((feature) => !isShown(feature))
  const add = (key: string) => {
    setAdded([...added, key])
    if (terms.overages[key]?.per === '') form.setFieldValue(`terms.overages.${key}.per`, '1')
  }
  const remove = (key: string) => {
    const amounts = terms.overages[key]?.amounts ?? {}
    const none = Object.fromEntries(Object.keys(amounts).map((currency) => [currency, '']))
    form.setFieldValue(`terms.overages.${key}`, { per: '', amounts: none } as (typeof terms.overages)[string])
    setAdded(added.filter((each) => each !== key))
  }
  return (
    <Section title={t('draft.overages')}>
      <div className={classes.stack}>
        <p className={classes.text}>{t('draft.overagesHint')}</p>
        {priced.map((feature) => (
          <OverageField
            key={feature.key}
            form={form}
            feature={feature}
            currencies={shown}
            onRemove={() => remove(feature.key)}
          />
        ))}
        {shown.length === 0 ? (
          <p className={classes.dimmedText}>{t('draft.needCurrency')}</p>
        ) : left.length > 0 ? (
          <Select
            aria-label={t('draft.addOverage')}
            placeholder={t('draft.addOverage')}
            maw="16rem"
            data={left.map(({ key, name }) => ({ value: key, label: name[locale] }))}
            value={null}
            onChange={(key) => key && add(key)}
          />
        ) : null}
      </div>
    </Section>
  )
}

type FieldProps = {
  form: DraftForm
  feature: CatalogFeature
  currencies: readonly Currency[]
  onRemove: () => void
}

function OverageField({ form, feature, currencies: shown, onRemove }: FieldProps) {
  const { t } = useTranslation('plans')
  const name = feature.name[useLocale()]
  const path = `terms.overages.${feature.key}`
  const isSize = feature.unit === 'bytes'
  return (
    <fieldset className={classes.overage}>
      <legend>{name}</legend>
      <div className={classes.overageFields}>
        <TextInput
          label={isSize ? `${t('draft.per')} (${t('draft.gigabytes')})` : t('draft.per')}
          inputMode={isSize ? 'decimal' : 'numeric'}
          maxLength={18}
          {...form.getInputProps(`${path}.per`)}
        />
        {shown.map((currency) => (
          <TextInput
            key={currency}
            label={t('draft.overageAmount', { currency })}
            inputMode={currencies[currency] === 0 ? 'numeric' : 'decimal'}
            maxLength={18}
            {...form.getInputProps(`${path}.amounts.${currency}`)}
          />
        ))}
        <ActionIcon
          size="lg"
          variant="subtle"
          color="gray"
          className={classes.remove ?? ''}
          aria-label={t('draft.removeOverage', { feature: name })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      {form.errors[path] ? <p className={classes.error}>{form.errors[path]}</p> : null}
    </fieldset>
  )
}
