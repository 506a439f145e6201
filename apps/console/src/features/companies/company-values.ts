import type { ChangeTenant } from '@leasehold/contracts'
import type { Company } from './companies.ts'

/** What one types of a company. Empty is "not said". */
export type CompanyValues = {
  name: string
  shortName: string
  creditCode: string
  taxNumber: string
  contactPerson: string
  contactPhone: string
  contactEmail: string
  contactAddress: string
  industry: string
  region: string
  sizeBand: string
  employeeCount: string
  subdomain: string
  customDomain: string
  timeZone: string
  currency: string
  locale: string
  defaultRole: string
}

export type CompanyField = keyof CompanyValues

const empty: CompanyValues = {
  name: '',
  shortName: '',
  creditCode: '',
  taxNumber: '',
  contactPerson: '',
  contactPhone: '',
  contactEmail: '',
  contactAddress: '',
  industry: '',
  region: '',
  sizeBand: '',
  employeeCount: '',
  subdomain: '',
  customDomain: '',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  locale: 'zh-CN',
  defaultRole: 'OPERATOR',
}

export const companyFields = Object.keys(empty) as CompanyField[]

/** What a new company begins with: the place of whoever creates it. */
export function newValues(locale: string): CompanyValues {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const currency = { 'zh-CN': 'CNY', ja: 'JPY' }[locale] ?? 'USD'
  return { ...empty, timeZone, currency, locale }
}

export function valuesOf(company: Company): CompanyValues {
  const entries = companyFields.map((field) => [field, `${company[field] ?? ''}`])
  return Object.fromEntries(entries) as CompanyValues
}

type Input = Omit<ChangeTenant, 'tenantId' | 'version'>

/** What the server is told. It checks everything again: choices are told as they stand. */
export function inputOf(values: CompanyValues): Input {
  const said = <T extends string>(value: string) => (value === '' ? null : (value as T))
  const { employeeCount, ...rest } = values
  return {
    ...rest,
    industry: said(values.industry),
    region: said(values.region),
    sizeBand: said(values.sizeBand),
    employeeCount: employeeCount.trim() === '' ? null : Number(employeeCount),
    currency: values.currency as Input['currency'],
    locale: values.locale as Input['locale'],
    defaultRole: values.defaultRole as Input['defaultRole'],
  }
}

/**
 * One's own entries on top of what somebody else saved meanwhile. A field that both changed keeps one's own,
 * and is named, so that nothing is lost unseen.
 *
 * @param base what both began with
 */
export function mergeNewest(base: CompanyValues, mine: CompanyValues, theirs: CompanyValues) {
  const changed = (values: CompanyValues, field: CompanyField) => values[field].trim() !== base[field]
  const kept = companyFields.filter((field) => changed(mine, field))
  const merged = { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) }
  const both = kept.filter((field) => changed(theirs, field) && theirs[field] !== mine[field].trim())
  return { merged, both }
}
