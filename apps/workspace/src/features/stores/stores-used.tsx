import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { useQuery } from '@tanstack/react-query'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'

/** How many of the plan's stores are in use; for those limited to some, that they see only these. */
export function StoresUsed() {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const trpc = useTRPC()
  const { role, storeIds } = useCompany()
  const { data } = useQuery(trpc.company.usage.queryOptions())
  if ((role === 'MANAGER' || role === 'OPERATOR') && storeIds.length > 0) return t('limited')
  if (!data) return '\u00a0'
  const { used, limit } = data.stores
  return limit === null
    ? t('usedOpen', { count: used })
    : t('used', { used: format.number(used), limit: format.number(limit) })
}
