import { useTranslation } from '@leasehold/i18n/react'
import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'

type Option = { value: string; label: string }

/** One of all companies, found by the server while one types its name or code. */
export function CompanySelect({ onChange, ...props }: Omit<SelectProps, 'data'>) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Option | null>(null)
  // What stands there once one is chosen is its label, and not a search.
  const [query] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 250)
  const companies = useQuery(
    trpc.tenants.list.queryOptions(
      { limit: 10, ...(query ? { query } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  const found =
    companies.data?.items.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })) ?? []
  const options = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      {...props}
      searchable
      data={options}
      // The server has searched: what it found is shown as it is.
      filter={({ options: all }) => all}
      nothingFoundMessage={companies.isFetching ? t('common:loading') : t('memberships.add.nothing')}
      // Kept here: a select that keeps it itself empties it whenever the options are others.
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value, option) => {
        setChosen(value && option ? { value, label: option.label } : null)
        onChange?.(value, option)
      }}
    />
  )
}
