import type { ObjectField } from '@leasehold/catalog'

/** What a form holds of a record: texts as typed, numbers as shown. */
export type RecordValues = { storeId: string | null; data: Record<string, string | number | boolean | null> }

type Saved = { storeId: string | null; data: Readonly<Record<string, unknown>> }

/** @param digits decimal places of the company's currency */
export function toValues(fields: readonly ObjectField[], saved: Saved | null, digits: number): RecordValues {
  const entered = ({ key, type }: ObjectField) => {
    const value = saved?.data[key] ?? null
    if (type === 'boolean') return value === true
    if (typeof value === 'number') return type === 'money' ? value / 10 ** digits : value
    if (typeof value === 'string') return value
    return type === 'choice' ? null : ''
  }
  return {
    storeId: saved?.storeId ?? null,
    data: Object.fromEntries(fields.map((field) => [field.key, entered(field)])),
  }
}

/** What is sent of a form: what was left empty is null. */
export function toData(fields: readonly ObjectField[], { data }: RecordValues, digits: number) {
  const sent = ({ key, type }: ObjectField) => {
    const value = data[key] ?? null
    if (typeof value === 'boolean') return value
    if (value === null || (typeof value === 'string' && value.trim() === '')) return null
    if (type === 'money') return Math.round(Number(value) * 10 ** digits)
    return type === 'number' ? Number(value) : value
  }
  return Object.fromEntries(fields.map((field) => [field.key, sent(field)]))
}
