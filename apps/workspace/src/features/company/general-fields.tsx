import { industries, regions, sizeBands } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { NumberInput, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import classes from './settings.module.css'
import type { SettingsValues } from './settings.ts'

export type FieldsProps = { form: UseFormReturnType<SettingsValues> }

/** Who the company is. */
export function GeneralFields({ form }: FieldsProps) {
  const { t } = useTranslation('company')
  return (
    <div className={classes.fields}>
      <TextInput
        className={classes.wide ?? ''}
        label={t('settings.name')}
        maxLength={120}
        withAsterisk
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <TextInput label={t('settings.shortName')} maxLength={40} {...form.getInputProps('shortName')} />
      <TextInput label={t('settings.taxNumber')} maxLength={40} {...form.getInputProps('taxNumber')} />
      <TextInput
        className={classes.wide ?? ''}
        label={t('settings.creditCode')}
        description={t('settings.creditCodeHint')}
        maxLength={40}
        {...form.getInputProps('creditCode')}
      />
    </div>
  )
}

/** Whom to turn to. */
export function ContactFields({ form }: FieldsProps) {
  const { t } = useTranslation('company')
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('settings.contactPerson')}
        maxLength={80}
        autoComplete="off"
        {...form.getInputProps('contactPerson')}
      />
      <TextInput
        label={t('settings.contactPhone')}
        type="tel"
        maxLength={40}
        autoComplete="off"
        {...form.getInputProps('contactPhone')}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('settings.contactEmail')}
        type="email"
        maxLength={254}
        autoComplete="off"
        {...form.getInputProps('contactEmail')}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('settings.contactAddress')}
        maxLength={300}
        autoComplete="off"
        {...form.getInputProps('contactAddress')}
      />
    </div>
  )
}

/** What kind of company it is. */
export function ProfileFields({ form }: FieldsProps) {
  const { t } = useTranslation('company')
  const common = { placeholder: t('settings.notSaid'), clearable: true }
  return (
    <div className={classes.fields}>
      <Select
        label={t('settings.industry')}
        data={industries.map((value) => ({ value, label: t(`industries.${value}`) }))}
        {...common}
        {...form.getInputProps('industry')}
      />
      <Select
        label={t('settings.region')}
        data={regions.map((value) => ({ value, label: t(`regions.${value}`) }))}
        {...common}
        {...form.getInputProps('region')}
      />
      <Select
        label={t('settings.sizeBand')}
        data={sizeBands.map((value) => ({ value, label: t('sizes', { band: value }) }))}
        {...common}
        {...form.getInputProps('sizeBand')}
      />
      <NumberInput
        label={t('settings.employeeCount')}
        min={0}
        max={10_000_000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        {...form.getInputProps('employeeCount')}
      />
    </div>
  )
}
