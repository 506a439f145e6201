/** Languages of the product, by BCP 47 tag. */
export const locales = ['en', 'zh-CN', 'ja'] as const

export type Locale = (typeof locales)[number]

/** Currencies a tenant may be billed in, with the number of digits of the minor unit (ISO 4217). */
export const currencies = {
  CNY: 2,
  JPY: 0,
  USD: 2,
  EUR: 2,
  HKD: 2,
  TWD: 2,
  SGD: 2,
  GBP: 2,
  KRW: 0,
  KWD: 3,
} as const

export type Currency = keyof typeof currencies

export const currencyCodes = Object.keys(currencies) as [Currency, ...Currency[]]

/** Industries of companies, for lists and statistics. */
export const industries = [
  'retail',
  'food',
  'manufacturing',
  'wholesale',
  'software',
  'services',
  'education',
  'health',
  'construction',
  'logistics',
  'finance',
  'other',
] as const

export type Industry = (typeof industries)[number]

/** Regions of companies, for lists and statistics. */
export const regions = ['cn', 'hk_mo_tw', 'jp', 'kr', 'sea', 'eu', 'na', 'other'] as const

export type Region = (typeof regions)[number]

/** Headcount bands of companies. */
export const sizeBands = ['1-10', '11-50', '51-200', '201-1000', '1001+'] as const

export type SizeBand = (typeof sizeBands)[number]
