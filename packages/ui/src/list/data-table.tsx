import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { fieldsOf, readRefusal } from '../query/refusal.ts'
import { EmptyState, type EmptyStateProps } from '../states/empty-state.tsx'
import { ErrorState, isNoAccess } from '../states/error-state.tsx'
import classes from './data-table.module.css'
import { ListCards } from './list-cards.tsx'
import { ListPager } from './list-pager.tsx'
import type { ListSearch } from './list-search.ts'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { List } from './use-list-search.ts'

export type Column<Row, Sort extends string = string> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** The server's name for sorting by this column; without it the column cannot be sorted by. */
  sort?: Sort | undefined
  align?: 'start' | 'end'
  /** Any CSS width; the columns without one share what is left. */
  width?: string
  /** Left out where the list shows as cards. */
  hideOnCard?: boolean
}

/** One page of a list, as list procedures answer. */
export type ListPage<Row> = { items: Row[]; next: string | null; previous: string | null }

/** What a query of such a page gives: pass the whole result of `useQuery`. */
export type ListQuery<Row> = {
  data: ListPage<Row> | undefined
  error: unknown
  isPlaceholderData: boolean
  refetch: () => unknown
}

/** Rows that were chosen, by their keys. */
export type RowSelection<Row> = {
  selected: ReadonlySet<string>
  onChange: (selected: ReadonlySet<string>) => void
  /** What the checkbox of a row is called, and the one for all rows of the page. */
  label: (row: Row) => string
  allLabel: string
}

export type DataTableProps<Row, Search extends ListSearch> = {
  /** What the list holds, read out by screen readers: the page's title. */
  label: string
  query: ListQuery<Row>
  list: List<Search>
  /** The first column names the row: it carries the link and heads the card. */
  columns: readonly Column<Row, NonNullable<Search['sort']>>[]
  rowKey: (row: Row) => string
  /** Where a row leads, made with `linkOptions({ to: …, params: … })`. */
  rowLink?: (row: Row) => LinkProps
  /** Lets rows be chosen, on one page after the other. */
  selection?: RowSelection<Row>
  /** Buttons or a menu at the row's end. */
  rowActions?: (row: Row) => ReactNode
  /** The placeholder of the search box; without it there is none. */
  searchLabel?: string
  /** `ListFilter`s and `ListDateFilter`s. */
  filters?: ReactNode
  /** Shown when there is nothing at all; a search without a match has its own words. */
  empty: EmptyStateProps
}

/**
 * A list with search, filters, order and pages, all done by the server and kept in the address. Loading,
 * empty and failed are shown in place of the rows; below 48 em each row is a card.
 */
export function DataTable<Row, Search extends ListSearch>(props: DataTableProps<Row, Search>) {
  const { query, list, columns, empty } = props
  const { t } = useTranslation()
  const asCards = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const Rows = asCards ? ListCards : ListTable
  const page = query.data
  const hasLostPage = query.error !== null && isCursorRefused(query.error)
  const startOver = useEffectEvent(() => list.startOver())
  useEffect(() => {
    if (hasLostPage) startOver()
  }, [hasLostPage])
  return (
    <div className={classes.list}>
      {query.error && isNoAccess(query.error) ? null : (
        <ListToolbar
          list={list}
          columns={columns}
          searchLabel={props.searchLabel}
          filters={props.filters}
          withSort={asCards}
        />
      )}
      <div className={classes.frame} data-updating={query.isPlaceholderData || undefined}>
        {query.error !== null && query.error !== undefined ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : page && page.items.length === 0 ? (
          list.isNarrowed ? (
            <EmptyState
              title={t('list.noMatch')}
              text={t('list.noMatchHint')}
              action={
                <Button variant="default" onClick={list.clear}>
                  {t('list.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState {...empty} />
          )
        ) : (
          <Rows {...props} rows={page?.items} />
        )}
      </div>
      {page ? <ListPager list={list} page={page} /> : null}
    </div>
  )
}

/** True for a page of an address that was cut off, or is of another order. */
function isCursorRefused(error: unknown): boolean {
  return fieldsOf(readRefusal(error)).some(({ path }) => path === 'cursor')
}
