import { useTranslation } from '@leasehold/i18n/react'
import { type List, ListLookupFilter, type LookupOption } from '@leasehold/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { AuditSearch } from './audit.ts'

/** Narrows the log to what one person did, or the platform's staff, or nobody in person. */
export function PersonFilter({ list }: { list: List<AuditSearch> }) {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const [query, setQuery] = useState<string | null>(null)
  const { actor } = list.search
  const others: LookupOption[] = [
    { value: 'platform', label: t('actors.platform') },
    { value: 'system', label: t('actors.system') },
  ]
  const isPerson = actor !== undefined && !others.some(({ value }) => value === actor)
  const found = useQuery(
    trpc.audit.people.queryOptions(query ? { query } : {}, {
      enabled: query !== null,
      placeholderData: keepPreviousData,
    }),
  )
  const chosen = useQuery(trpc.audit.people.queryOptions({ id: actor }, { enabled: isPerson }))
  const person = chosen.data?.[0]
  const chosenOption = isPerson
    ? { value: actor, label: person?.name ?? t('actors.gone') }
    : others.find(({ value }) => value === actor)
  const people =
    found.data?.map(({ id, name, detail }) => ({ value: id, label: `${name} (${detail})` })) ?? []
  return (
    <ListLookupFilter
      list={list}
      name="actor"
      label={t('list.person')}
      placeholder={t('list.person')}
      options={query ? people : [...others, ...people]}
      chosen={chosenOption}
      nothingFound={t('list.nobody')}
      clearLabel={t('list.anyone')}
      onSearch={setQuery}
    />
  )
}
