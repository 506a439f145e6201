import { useTranslation } from '@leasehold/i18n/react'
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import classes from './data-table.module.css'
import type { Column } from './data-table.tsx'
import type { ListSearch } from './list-search.ts'
import type { List } from './use-list-search.ts'

type SortHeaderProps<Row, Search extends ListSearch> = {
  column: Column<Row, NonNullable<Search['sort']>>
  list: List<Search>
}

/** A column's header; a click sorts by it, another turns the order round. */
export function SortHeader<Row, Search extends ListSearch>({ column, list }: SortHeaderProps<Row, Search>) {
  const { t } = useTranslation()
  const style = column.width ? { width: column.width } : undefined
  const { sort } = column
  if (!sort) {
    return (
      <th scope="col" data-align={column.align} style={style}>
        {column.header}
      </th>
    )
  }
  const direction = list.search.sort === sort ? (list.search.direction ?? 'asc') : null
  const Icon = direction === 'asc' ? IconArrowUp : direction === 'desc' ? IconArrowDown : IconSelector
  const toggle = () => list.change({ sort, direction: direction === 'asc' ? 'desc' : 'asc' })
  return (
    <th
      scope="col"
      data-align={column.align}
      style={style}
      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        onClick={toggle}
        title={t('list.sortBy', { column: column.header })}
        data-sorted={direction !== null || undefined}
      >
        {column.header}
        <Icon size={14} stroke={1.75} aria-hidden />
      </UnstyledButton>
    </th>
  )
}
