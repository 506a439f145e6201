import type { Currency, Industry, Locale, Region, Role } from '@leasehold/catalog'
import { localeNames } from '@leasehold/i18n'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import type { Clash } from '@leasehold/ui'
import type { SettingsValues } from './settings.ts'

/** Settings in words: what somebody else saved, and currencies by name. */
export function useSettingsWords() {
  const { t } = useTranslation('company')
  const locale = useLocale()
  const currency = (code: Currency) => {
    const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(code)
    return name && name !== code ? `${code} · ${name}` : code
  }
  const value = (field: keyof SettingsValues, given: unknown): string => {
    if (given === null || given === undefined || given === '') return ''
    if (field === 'industry') return t(`industries.${given as Industry}`)
    if (field === 'region') return t(`regions.${given as Region}`)
    if (field === 'defaultRole') return t(`common:roles.${given as Role}`)
    if (field === 'locale') return localeNames[given as Locale]
    if (field === 'currency') return currency(given as Currency)
    return String(given)
  }
  return {
    currency,
    clash: ({ field, theirs }: Clash) => {
      const name = field as keyof SettingsValues
      return { label: t(`settings.${name}`), value: value(name, theirs) }
    },
  }
}
