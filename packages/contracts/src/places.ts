import { currencyCodes, industries, locales, regions, sizeBands } from '@leasehold/catalog'
import { z } from 'zod'

export const locale = z.enum(locales)
export const currency = z.enum(currencyCodes)
export const industry = z.enum(industries)
export const region = z.enum(regions)
export const sizeBand = z.enum(sizeBands)

/** True for a name of the IANA time zone database; offsets such as `+08:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** IANA name of a time zone, such as `Asia/Shanghai`. */
export const timeZone = z.string().max(64).refine(isTimeZone, { error: 'time_zone' })

/** A day in some time zone: `2026-03-05`; of centuries in which something can have happened. */
export const day = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value < '3000-01-01', { error: 'not_an_option' })
