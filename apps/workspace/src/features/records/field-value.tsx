import type { ObjectField } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { useCompany } from '../../lib/company.ts'

/** A field's value in words; a dash when it is empty. */
export function useFieldText() {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { currency } = useCompany()
  return ({ type }: ObjectField, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number')
      return type === 'money' ? format.money(value, currency) : format.number(value)
    if (typeof value !== 'string' || value === '') return '–'
    if (type === 'choice') return t(`choices.${value as 'open'}`)
    return type === 'date' ? format.day(value) : value
  }
}
