import { useTranslation } from '@leasehold/i18n/react'
import { type List, ListLookupFilter } from '@leasehold/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { AuditSearch } from './audit.ts'

/** Narrows the log to one company, or to the platform itself. */
export function CompanyFilter({ list }: { list: List<AuditSearch> }) {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const [query, setQuery] = useState<string | null>(null)
  const { chain } = list.search
  const platform = { value: 'platform', label: t('platformChain') }
  const isCompany = chain !== undefined && chain !== platform.value
  const found = useQuery(
    trpc.tenants.list.queryOptions(query ? { query } : {}, {
      enabled: query !== null,
      placeholderData: keepPreviousData,
    }),
  )
  const chosen = useQuery(trpc.tenants.list.queryOptions({ query: chain }, { enabled: isCompany }))
  const companies =
    found.data?.items.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })) ?? []
  return (
    <ListLookupFilter
      list={list}
      name="chain"
      label={t('list.company')}
      placeholder={t('list.company')}
      options={query ? companies : [platform, ...companies]}
      chosen={
        isCompany
          ? { value: chain, label: chosen.data?.items.find(({ code }) => code === chain)?.name ?? chain }
          : chain
            ? platform
            : undefined
      }
      nothingFound={t('list.nobody')}
      clearLabel={t('list.everywhere')}
      onSearch={setQuery}
    />
  )
}
