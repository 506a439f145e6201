import { Select } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import classes from './data-table.module.css'
import type { ListSearch } from './list-search.ts'
import type { List } from './use-list-search.ts'

export type LookupOption = { value: string; label: string }

type LookupFilterProps<Search extends ListSearch> = {
  list: List<Search>
  /** Name of the filter in `listSearch({ filters })`. */
  name: Exclude<keyof Search & string, 'query' | 'sort' | 'direction' | 'cursor'>
  label: string
  /** Shown while nothing is chosen, such as "Type a name". */
  placeholder: string
  /** What the server found for the text last searched. */
  options: readonly LookupOption[]
  /** The chosen one, when it is not among the options: its label is shown. */
  chosen?: LookupOption | undefined
  nothingFound: string
  clearLabel: string
  /** Called a moment after the last key, and with an empty text when the list is opened. */
  onSearch: (text: string) => void
}

/** A filter of one choice out of very many, which the server searches. */
export function ListLookupFilter<Search extends ListSearch>(props: LookupFilterProps<Search>) {
  const { list, name, label, options, chosen, onSearch } = props
  const [text, setText] = useState('')
  const send = useDebouncedCallback(onSearch, 250)
  const value: unknown = list.search[name]
  const others = chosen ? options.filter((option) => option.value !== chosen.value) : options
  return (
    <Select
      className={classes.filter}
      aria-label={label}
      placeholder={props.placeholder}
      data={[...(chosen ? [chosen] : []), ...others]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': props.clearLabel }}
      nothingFoundMessage={props.nothingFound}
      // The server has searched already, in its own way.
      filter={({ options: found }) => found}
      searchValue={text}
      onSearchChange={(typed) => {
        setText(typed)
        send(typed === chosen?.label ? '' : typed)
      }}
      onDropdownOpen={() => onSearch('')}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => list.change({ [name]: next ?? undefined } as Parameters<typeof list.change>[0])}
      data-active={typeof value === 'string' || undefined}
    />
  )
}
