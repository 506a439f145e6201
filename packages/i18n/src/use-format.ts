import { createContext, useContext, useMemo } from 'react'
import {
  formatBytes,
  formatChoice,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNames,
  formatNumber,
  formatRelative,
  type Moment,
} from './format.ts'
import { useLocale } from './use-translation.ts'

/** Time zone in which moments are shown; undefined is the device's own. */
const TimeZone = createContext<string | undefined>(undefined)

/** Shows all moments below it in one time zone (IANA name), such as the company's. */
export const TimeZoneProvider = TimeZone.Provider

/** Formats in the language people read and the time zone of the company they are in. */
export function useFormat() {
  const locale = useLocale()
  const timeZone = useContext(TimeZone)
  return useMemo(
    () => ({
      date: (moment: Moment) => formatDate(locale, moment, timeZone),
      dateTime: (moment: Moment, precision?: 'minute' | 'second') =>
        formatDateTime(locale, moment, timeZone, precision),
      relative: (moment: Moment, now?: Moment) => formatRelative(locale, moment, now),
      number: (value: number) => formatNumber(locale, value),
      choice: (names: readonly string[]) => formatChoice(locale, names),
      names: (names: readonly string[]) => formatNames(locale, names),
      bytes: (value: number) => formatBytes(locale, value),
      day: (value: string) => formatDay(locale, value),
      money: (amountMinor: number, currency: string) => formatMoney(locale, amountMinor, currency),
    }),
    [locale, timeZone],
  )
}
