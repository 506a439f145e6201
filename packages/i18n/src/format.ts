import type { Locale } from './locale.ts'

/** A moment: what the API sends (ISO 8601), a Date, or milliseconds. */
export type Moment = string | number | Date

const cache = new Map<string, unknown>()

/** Intl formatters are slow to make and safe to share. */
function cached<T>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined
  if (found !== undefined) return found
  const made = make()
  cache.set(key, made)
  return made
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
}

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options))
}

/** The day of a moment in `timeZone` (IANA name; the machine's own when left out): 5 Mar 2026, 2026年3月5日. */
export function formatDate(locale: Locale, moment: Moment, timeZone?: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(moment))
}

/** Day and time, to the minute or, where order matters (logs), to the second. */
export function formatDateTime(
  locale: Locale,
  moment: Moment,
  timeZone?: string,
  precision: 'minute' | 'second' = 'minute',
): string {
  const timeStyle = precision === 'second' ? 'medium' : 'short'
  return dateFormat(locale, { dateStyle: 'medium', timeStyle, timeZone }).format(new Date(moment))
}

export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale, {}).format(value)
}

/** Money from minor units; how many a unit has is the currency's own (CNY 2, JPY 0). */
export function formatMoney(locale: Locale, amountMinor: number, currency: string): string {
  const format = numberFormat(locale, { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0))
}

/** A size in the largest unit it fills, in powers of ten, from kilobytes up: "5 GB", "0.1 kB". */
export function formatBytes(locale: Locale, bytes: number): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const filled = bytes < 1000 ? 1 : Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  const unit = units[filled - 1] ?? 'kilobyte'
  const format = numberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })
  return format.format(bytes / 1000 ** filled)
}

/** How many minor units make one of a currency, as a power of ten: CNY 2, JPY 0. */
export function currencyDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

/** A day without a time, such as `2026-03-05`: the same wherever it is read. */
export function formatDay(locale: Locale, day: string): string {
  return formatDate(locale, `${day}T00:00:00Z`, 'UTC')
}

/** Names one after the other: "Ada, Bo, or Cy", 「Ada、Bo、またはCy」. */
export function formatChoice(locale: Locale, names: readonly string[]): string {
  const format = cached(`choice ${locale}`, () => new Intl.ListFormat(locale, { type: 'disjunction' }))
  return format.format(names)
}

/** Names one after the other, none of them stressed: "Ada, Bo", 「Ada、Bo」. */
export function formatNames(locale: Locale, names: readonly string[]): string {
  return names.join(locale === 'en' ? ', ' : '、')
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How far off a moment is: "3 days ago", "in 2 hours", "now". */
export function formatRelative(locale: Locale, moment: Moment, now: Moment = Date.now()): string {
  const format = cached(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const seconds = (new Date(moment).getTime() - new Date(now).getTime()) / 1000
  const step = steps.find(([, length]) => Math.abs(seconds) >= length)
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, 'second')
}
