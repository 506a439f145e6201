import type { WorkspaceRouter } from '@leasehold/api'
import type { Currency, Industry, Locale, Region, Role, SizeBand } from '@leasehold/catalog'
import type { inferRouterOutputs } from '@trpc/server'

export type Settings = inferRouterOutputs<WorkspaceRouter>['company']['settings']

/** The settings as inputs hold them: an empty text is nothing said. */
export type SettingsValues = {
  name: string
  shortName: string
  creditCode: string
  taxNumber: string
  contactPerson: string
  contactPhone: string
  contactEmail: string
  contactAddress: string
  industry: Industry | null
  region: Region | null
  sizeBand: SizeBand | null
  employeeCount: number | ''
  timeZone: string
  currency: Currency
  locale: Locale
  defaultRole: Role
}

export function toValues({ version: _, ...settings }: Settings): SettingsValues {
  return {
    ...settings,
    shortName: settings.shortName ?? '',
    creditCode: settings.creditCode ?? '',
    taxNumber: settings.taxNumber ?? '',
    contactPerson: settings.contactPerson ?? '',
    contactPhone: settings.contactPhone ?? '',
    contactEmail: settings.contactEmail ?? '',
    contactAddress: settings.contactAddress ?? '',
    employeeCount: settings.employeeCount ?? '',
  }
}

/** As the API takes them. */
export function toInput({ employeeCount, ...values }: SettingsValues) {
  return { ...values, employeeCount: employeeCount === '' ? null : employeeCount }
}
