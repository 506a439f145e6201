import { useTranslation } from '@leasehold/i18n/react'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Person } from './why.ts'

type PersonSelectProps = { first: Person; value: string; onChange: (userId: string) => void }

/** One of the members, found by the server while one types. */
export function PersonSelect({ first, value, onChange }: PersonSelectProps) {
  const { t } = useTranslation('why')
  const trpc = useTRPC()
  const [chosen, setChosen] = useState({ value: first.userId, label: first.name })
  const [typed, setTyped] = useState(first.name)
  const [query] = useDebouncedValue(typed === chosen.label ? '' : typed.trim(), 250)
  const found = useQuery(
    trpc.members.list.queryOptions(
      { limit: 20, ...(query && { query }) },
      { placeholderData: keepPreviousData },
    ),
  )
  const others = (found.data?.items ?? [])
    .filter(({ userId }) => userId !== chosen.value)
    .map(({ userId, displayName, email }) => ({ value: userId, label: `${displayName} (${email})` }))
  return (
    <Select
      label={t('member')}
      placeholder={t('memberHint')}
      searchable
      allowDeselect={false}
      data={query ? others : [chosen, ...others]}
      // The server has searched already, in its own way.
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('common:loading') : t('nobody')}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={(next, option) => {
        if (next === null || option === null) return
        setChosen({ value: next, label: option.label })
        onChange(next)
      }}
    />
  )
}
