import { currencyCodes, industries, regions, roles, sizeBands } from '@leasehold/catalog'
import { localeNames } from '@leasehold/i18n'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Section, useChecks } from '@leasehold/ui'
import { Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import classes from './companies.module.css'
import type { CompanyField, CompanyValues } from './company-values.ts'
import { useFieldLabels } from './use-field-labels.ts'

/** Some of a form's fields, whatever else it asks. */
export type InputsOf<Values> = {
  values: Values
  getInputProps: (name: keyof Values & string) => ReturnType<UseFormReturnType<Values>['getInputProps']>
}

type CompanyInputs = InputsOf<CompanyValues>

/** What a form checks of them by itself. */
export function useCompanyChecks() {
  const { t } = useTranslation('tenants')
  const check = useChecks()
  return {
    name: check.required,
    contactEmail: (value: string) => (value.trim() === '' ? null : check.email(value)),
    employeeCount: (value: string) => (/^\s*\d{0,8}\s*$/.test(value) ? null : t('form.count')),
  }
}

/** Everything staff keep of a company, in sections; `children` come after the first of them. */
export function CompanyFields({ form, children }: { form: CompanyInputs; children?: ReactNode }) {
  const { t } = useTranslation('tenants', 'company')
  const field = (name: CompanyField) => form.getInputProps(name)
  return (
    <>
      <Section title={t('company:settings.general')}>
        <div className={classes.fields}>
          <TextInput
            className={classes.wide ?? ''}
            label={t('company:settings.name')}
            withAsterisk
            maxLength={120}
            {...field('name')}
          />
          <TextInput label={t('company:settings.shortName')} maxLength={40} {...field('shortName')} />
          <TextInput label={t('company:settings.creditCode')} maxLength={40} {...field('creditCode')} />
          <TextInput label={t('company:settings.taxNumber')} maxLength={40} {...field('taxNumber')} />
        </div>
      </Section>
      {children}
      <Section title={t('company:settings.contact')}>
        <div className={classes.fields}>
          <TextInput label={t('company:settings.contactPerson')} maxLength={80} {...field('contactPerson')} />
          <TextInput
            type="tel"
            label={t('company:settings.contactPhone')}
            maxLength={40}
            {...field('contactPhone')}
          />
          <TextInput
            type="email"
            label={t('company:settings.contactEmail')}
            maxLength={254}
            {...field('contactEmail')}
          />
          <Textarea
            className={classes.wide ?? ''}
            label={t('company:settings.contactAddress')}
            autosize
            maxLength={300}
            {...field('contactAddress')}
          />
        </div>
      </Section>
      <ProfileFields form={form} />
      <RegionalFields form={form} />
      <Section title={t('form.addresses')}>
        <div className={classes.fields}>
          <TextInput
            label={t('form.subdomain')}
            description={t('form.subdomainHint')}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={63}
            {...field('subdomain')}
          />
          <TextInput
            label={t('form.customDomain')}
            description={t('form.customDomainHint')}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={253}
            {...field('customDomain')}
          />
        </div>
      </Section>
    </>
  )
}

function ProfileFields({ form }: { form: CompanyInputs }) {
  const { t } = useTranslation('company', 'tenants')
  const labels = useFieldLabels()
  const optional = (name: CompanyField) => {
    const input = form.getInputProps(name)
    return {
      ...input,
      label: labels[name],
      value: form.values[name] || null,
      onChange: (value: string | null) => input.onChange(value ?? ''),
      clearable: true,
      clearButtonProps: { 'aria-label': t('tenants:form.clear', { field: labels[name] }) },
      placeholder: t('settings.notSaid'),
    }
  }
  return (
    <Section title={t('settings.profile')}>
      <div className={classes.fields}>
        <Select
          data={industries.map((value) => ({ value, label: t(`industries.${value}`) }))}
          {...optional('industry')}
        />
        <Select
          data={regions.map((value) => ({ value, label: t(`regions.${value}`) }))}
          {...optional('region')}
        />
        <Select
          data={sizeBands.map((value) => ({ value, label: t('sizes', { band: value }) }))}
          {...optional('sizeBand')}
        />
        <TextInput
          label={t('settings.employeeCount')}
          inputMode="numeric"
          maxLength={8}
          {...form.getInputProps('employeeCount')}
        />
      </div>
    </Section>
  )
}

function RegionalFields({ form }: { form: CompanyInputs }) {
  const { t } = useTranslation('company')
  const currencyNames = new Intl.DisplayNames(useLocale(), { type: 'currency' })
  const chosen = (name: CompanyField) => ({ ...form.getInputProps(name), allowDeselect: false })
  const timeZone = chosen('timeZone')
  return (
    <Section title={t('settings.regional')}>
      <div className={classes.fields}>
        <Select
          label={t('settings.timeZone')}
          searchable
          limit={100}
          data={timeZonesWith(String(timeZone.value))}
          {...timeZone}
        />
        <Select
          label={t('settings.currency')}
          data={currencyCodes.map((value) => ({ value, label: `${value} · ${currencyNames.of(value)}` }))}
          {...chosen('currency')}
        />
        <Select
          label={t('settings.locale')}
          data={Object.entries(localeNames).map(([value, label]) => ({ value, label }))}
          {...chosen('locale')}
        />
        <Select
          label={t('settings.defaultRole')}
          data={roles.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
          {...chosen('defaultRole')}
        />
      </div>
    </Section>
  )
}

/** The zones this browser knows; a company may have one by an older name. */
function timeZonesWith(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(present) ? known : [present, ...known]
}
