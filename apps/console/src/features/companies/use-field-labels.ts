import { industries, locales, regions, roles } from '@leasehold/catalog'
import { localeNames } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import type { CompanyField } from './company-values.ts'

/** What each field of a company is called, as beside its input. */
export function useFieldLabels(): Record<CompanyField, string> {
  const { t } = useTranslation('tenants', 'company')
  return {
    name: t('company:settings.name'),
    shortName: t('company:settings.shortName'),
    creditCode: t('company:settings.creditCode'),
    taxNumber: t('company:settings.taxNumber'),
    contactPerson: t('company:settings.contactPerson'),
    contactPhone: t('company:settings.contactPhone'),
    contactEmail: t('company:settings.contactEmail'),
    contactAddress: t('company:settings.contactAddress'),
    industry: t('company:settings.industry'),
    region: t('company:settings.region'),
    sizeBand: t('company:settings.sizeBand'),
    employeeCount: t('company:settings.employeeCount'),
    subdomain: t('form.subdomain'),
    customDomain: t('form.customDomain'),
    timeZone: t('company:settings.timeZone'),
    currency: t('company:settings.currency'),
    locale: t('company:settings.locale'),
    defaultRole: t('company:settings.defaultRole'),
  }
}

/** How a field's value is shown to people: what is chosen from a list by its name there. */
export function useFieldText(): (field: CompanyField, value: string) => string {
  const { t } = useTranslation('company')
  return (field, value) => {
    switch (field) {
      case 'industry':
        return nameOf(industries, value, (known) => t(`industries.${known}`))
      case 'region':
        return nameOf(regions, value, (known) => t(`regions.${known}`))
      case 'sizeBand':
        return t('sizes', { band: value })
      case 'defaultRole':
        return nameOf(roles, value, (known) => t(`common:roles.${known}`))
      case 'locale':
        return nameOf(locales, value, (known) => localeNames[known])
      default:
        return value
    }
  }
}

function nameOf<T extends string>(known: readonly T[], value: string, name: (one: T) => string): string {
  const found = known.find((one) => one === value)
  return found ? name(found) : value
}
