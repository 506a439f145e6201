import { useTranslation } from '@leasehold/i18n/react'
import { type List, ListLookupFilter, type ListSearch } from '@leasehold/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'

/** Narrows a list to what concerns one company. */
export function CompanyFilter({ list }: { list: List<ListSearch & { tenantId?: string }> }) {
  const { t } = useTranslation('sync')
  const trpc = useTRPC()
  const [query, setQuery] = useState<string | null>(null)
  const { tenantId } = list.search
  const found = useQuery(
    trpc.tenants.list.queryOptions(query ? { query } : {}, {
      enabled: query !== null,
      placeholderData: keepPreviousData,
    }),
  )
  const chosen = useQuery(trpc.tenants.get.queryOptions(tenantId ? { tenantId } : skipToken))
  return (
    <ListLookupFilter
      list={list}
      name="tenantId"
      label={t('company')}
      placeholder={t('typeCompany')}
      options={
        found.data?.items.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })) ?? []
      }
      chosen={tenantId ? { value: tenantId, label: chosen.data?.name ?? '…' } : undefined}
      nothingFound={t('noCompany')}
      clearLabel={t('everyCompany')}
      onSearch={setQuery}
    />
  )
}
