import { useLocale } from '@leasehold/i18n/react'

/** Names one after the other, as the reader's language writes them: "A, B", 「A、B」. */
export function useJoin(): (names: readonly string[]) => string {
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction', style: 'narrow' })
  return (names) => list.format(names)
}
