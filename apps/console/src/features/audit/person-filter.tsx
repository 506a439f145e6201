import { useTranslation } from '@leasehold/i18n/react'
import { type List, ListLookupFilter } from '@leasehold/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { AuditSearch } from './audit.ts'

/** Narrows the log to what one person did, user or platform admin. */
export function PersonFilter({ list }: { list: List<AuditSearch> }) {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const [query, setQuery] = useState<string | null>(null)
  const { actor } = list.search
  const found = useQuery(
    trpc.audit.people.queryOptions(query ? { query } : {}, {
      enabled: query !== null,
      placeholderData: keepPreviousData,
    }),
  )
  const chosen = useQuery(trpc.audit.people.queryOptions({ id: actor }, { enabled: actor !== undefined }))
  return (
    <ListLookupFilter
      list={list}
      name="actor"
      label={t('list.person')}
      placeholder={t('list.person')}
      options={found.data?.map(({ id, name, detail }) => ({ value: id, label: `${name} (${detail})` })) ?? []}
      chosen={actor ? { value: actor, label: chosen.data?.[0]?.name ?? t('actors.gone') } : undefined}
      nothingFound={t('list.nobody')}
      clearLabel={t('list.anyone')}
      onSearch={setQuery}
    />
  )
}
