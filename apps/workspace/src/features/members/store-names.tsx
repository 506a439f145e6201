import type { Role } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { isLimitedByStores } from './member-fields.tsx'

/** Names shown before the rest is only counted. */
const SHOWN = 2

type StoreNamesProps = { role: Role; names: readonly string[]; all?: boolean }

/** The stores a person works in: two by name, the rest by number, or `all` of them. */
export function StoreNames({ role, names, all = false }: StoreNamesProps) {
  const { t } = useTranslation('members')
  const format = useFormat()
  if (names.length === 0 || !isLimitedByStores(role)) return t('list.allStores')
  const shown = all ? names : names.slice(0, SHOWN)
  const rest = names.length - shown.length
  return (
    <span title={format.names(names)}>
      {format.names(shown)}
      {rest > 0 ? ` +${format.number(rest)}` : null}
    </span>
  )
}
