import { useTranslation } from '@leasehold/i18n/react'
import { Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import type { ListSearch } from './list-search.ts'
import type { List } from './use-list-search.ts'

type FilterName<Search> = Exclude<keyof Search & string, 'query' | 'sort' | 'direction' | 'cursor'>

type FilterProps<Search extends ListSearch> = {
  list: List<Search>
  /** Name of the filter in `listSearch({ filters })`. */
  name: FilterName<Search>
  label: string
}

/** A filter of one choice out of several; "All" takes it away, or what `none` calls the list without it. */
export function ListFilter<Search extends ListSearch>(
  props: FilterProps<Search> & { options: readonly { value: string; label: string }[]; none?: string },
) {
  const { list, name, label, options } = props
  const { t } = useTranslation()
  const none = props.none ?? t('list.allOf', { label })
  const value: unknown = list.search[name]
  return (
    <Select
      className={classes.filter}
      aria-label={label}
      data={[{ value: '', label: none }, ...options]}
      searchable={options.length > 10}
      value={typeof value === 'string' ? value : ''}
      onChange={(chosen) => list.change({ [name]: chosen || undefined } as Parameters<typeof list.change>[0])}
      data-active={typeof value === 'string' || undefined}
    />
  )
}

/** A filter by a day (`2026-03-05`), such as the first or last of a range. */
export function ListDateFilter<Search extends ListSearch>({ list, name, label }: FilterProps<Search>) {
  const value: unknown = list.search[name]
  return (
    <TextInput
      type="date"
      label={label}
      classNames={{ root: classes.dateFilter ?? '', label: classes.dateLabel ?? '' }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) =>
        list.change({ [name]: event.currentTarget.value || undefined } as Parameters<typeof list.change>[0])
      }
    />
  )
}

/** The first and the last day of a range, which stay beside each other. */
export function ListDateRange({ children }: { children: ReactNode }) {
  return <div className={classes.dateRange}>{children}</div>
}
