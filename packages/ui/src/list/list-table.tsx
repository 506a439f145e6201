import { useTranslation } from '@leasehold/i18n/react'
import { Box, Skeleton, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './data-table.module.css'
import type { DataTableProps } from './data-table.tsx'
import type { ListSearch } from './list-search.ts'
import { PageSelect, RowSelect } from './row-select.tsx'
import { SortHeader } from './sort-header.tsx'

const skeletonRows = Array.from({ length: 8 }, (_, index) => index)

export type ListRowsProps<Row, Search extends ListSearch> = DataTableProps<Row, Search> & {
  /** Undefined while the first page is on its way. */
  rows: Row[] | undefined
}

/** The rows as a table that scrolls sideways inside its own frame. */
export function ListTable<Row, Search extends ListSearch>(props: ListRowsProps<Row, Search>) {
  const { label, list, columns, rows, rowKey, rowLink, rowActions, selection } = props
  const { t } = useTranslation()
  return (
    // A region that scrolls must be reachable by keyboard.
    <Box component="section" className={classes.scroller} aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-busy={rows === undefined}>
        <caption>
          <VisuallyHidden>{rows === undefined ? t('list.loading') : label}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {selection ? (
              <th className={classes.select}>
                <PageSelect selection={selection} rowKey={rowKey} rows={rows ?? []} />
              </th>
            ) : null}
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} list={list} />
            ))}
            {rowActions ? (
              <th className={classes.actions}>
                <VisuallyHidden>{t('list.actions')}</VisuallyHidden>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? skeletonRows.map((row) => (
                <tr key={row}>
                  {selection ? <td /> : null}
                  {columns.map(({ key }, index) => (
                    <td key={key}>
                      <Skeleton height={12} width={index === 0 ? '70%' : '45%'} radius="xl" />
                    </td>
                  ))}
                  {rowActions ? <td /> : null}
                </tr>
              ))
            : rows.map((row) => (
                <tr key={rowKey(row)} data-linked={rowLink ? true : undefined}>
                  {selection ? (
                    <td className={classes.select}>
                      <RowSelect selection={selection} rowKey={rowKey} row={row} />
                    </td>
                  ) : null}
                  {columns.map((column, index) => (
                    <td key={column.key} data-align={column.align}>
                      {index === 0 && rowLink ? (
                        <Link {...rowLink(row)} className={classes.rowLink}>
                          {column.cell(row)}
                        </Link>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                  {rowActions ? <td className={classes.actions}>{rowActions(row)}</td> : null}
                </tr>
              ))}
        </tbody>
      </table>
    </Box>
  )
}
