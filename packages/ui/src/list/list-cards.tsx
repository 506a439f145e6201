import { useTranslation } from '@leasehold/i18n/react'
import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './data-table.module.css'
import type { ListSearch } from './list-search.ts'
import type { ListRowsProps } from './list-table.tsx'
import { PageSelect, RowSelect } from './row-select.tsx'

const skeletonCards = Array.from({ length: 4 }, (_, index) => index)

/** The rows as cards, for narrow screens: the first column heads the card, the others follow with their names. */
export function ListCards<Row, Search extends ListSearch>(props: ListRowsProps<Row, Search>) {
  const { label, columns, rows, rowKey, rowLink, rowActions, selection } = props
  const { t } = useTranslation()
  const [head, ...others] = columns
  if (rows === undefined) {
    return (
      <div role="status" aria-label={t('list.loading')}>
        {skeletonCards.map((card) => (
          <div key={card} className={classes.card}>
            <Skeleton height={14} width="55%" radius="xl" mb="sm" />
            <Skeleton height={10} width="80%" radius="xl" />
          </div>
        ))}
      </div>
    )
  }
  return (
    <ul className={classes.cards} aria-label={label}>
      {selection ? (
        <li className={classes.selectAll}>
          <PageSelect selection={selection} rowKey={rowKey} rows={rows} />
          <span aria-hidden>{selection.allLabel}</span>
        </li>
      ) : null}
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card} data-linked={rowLink ? true : undefined}>
          <div className={classes.cardHead} data-selectable={selection ? true : undefined}>
            {selection ? <RowSelect selection={selection} rowKey={rowKey} row={row} /> : null}
            {rowLink ? (
              <Link {...rowLink(row)} className={classes.rowLink}>
                {head?.cell(row)}
              </Link>
            ) : (
              <div>{head?.cell(row)}</div>
            )}
            {rowActions ? <div className={classes.cardActions}>{rowActions(row)}</div> : null}
          </div>
          <dl className={classes.cardFacts}>
            {others
              .filter((column) => !column.hideOnCard)
              .map((column) => (
                <div key={column.key}>
                  <dt>{column.header}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
