import { useTranslation } from '@leasehold/i18n/react'
import { Button, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import type { Column } from './data-table.tsx'
import type { ListSearch } from './list-search.ts'
import { ListSearchBox } from './list-search-box.tsx'
import type { List } from './use-list-search.ts'

type ListToolbarProps<Row, Search extends ListSearch> = {
  list: List<Search>
  columns: readonly Column<Row, NonNullable<Search['sort']>>[]
  searchLabel?: string | undefined
  filters?: ReactNode
  /** Offers the order here, where there are no column headers to click. */
  withSort: boolean
}

/** Search, filters and, among cards, the order of a list. */
export function ListToolbar<Row, Search extends ListSearch>(props: ListToolbarProps<Row, Search>) {
  const { list, columns, searchLabel, filters, withSort } = props
  const { t } = useTranslation()
  const sortable = columns.flatMap(({ sort, header }) => (sort ? [{ sort, header }] : []))
  const sortOptions = sortable.flatMap(({ sort, header }) => [
    { value: `${sort} asc`, label: `${header} ↑ (${t('list.sortedAscending')})` },
    { value: `${sort} desc`, label: `${header} ↓ (${t('list.sortedDescending')})` },
  ])
  const showSort = withSort && sortOptions.length > 0
  if (!searchLabel && !filters && !showSort) return null
  return (
    <div className={classes.toolbar}>
      {searchLabel ? <ListSearchBox list={list} label={searchLabel} /> : null}
      {filters}
      {showSort ? (
        <Select
          className={classes.filter}
          aria-label={t('list.sort')}
          placeholder={t('list.sort')}
          data={sortOptions}
          value={list.search.sort ? `${list.search.sort} ${list.search.direction ?? 'asc'}` : null}
          onChange={(value) => {
            const [sort, direction] = value?.split(' ') ?? []
            list.change({ sort, direction })
          }}
        />
      ) : null}
      {list.isNarrowed ? (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={list.clear}
        >
          {t('list.clearFilters')}
        </Button>
      ) : null}
    </div>
  )
}
