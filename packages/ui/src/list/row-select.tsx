import { Checkbox } from '@mantine/core'
import classes from './data-table.module.css'
import type { RowSelection } from './data-table.tsx'

/** Above the link that covers the row. */
const raised = { root: classes.selectBox ?? '', icon: classes.selectIcon ?? '' }

type Props<Row> = { selection: RowSelection<Row>; rowKey: (row: Row) => string }

/** Chooses one row. */
export function RowSelect<Row>({ selection, rowKey, row }: Props<Row> & { row: Row }) {
  const { selected, onChange, label } = selection
  const key = rowKey(row)
  const toggle = () => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onChange(next)
  }
  return (
    <Checkbox
      size="xs"
      classNames={raised}
      aria-label={label(row)}
      checked={selected.has(key)}
      onChange={toggle}
    />
  )
}

/** Chooses every row of the page, or none of them. */
export function PageSelect<Row>({ selection, rowKey, rows }: Props<Row> & { rows: readonly Row[] }) {
  const { selected, onChange, allLabel } = selection
  const keys = rows.map(rowKey)
  const chosen = keys.filter((key) => selected.has(key)).length
  const isAll = keys.length > 0 && chosen === keys.length
  const toggle = () => {
    const others = [...selected].filter((key) => !keys.includes(key))
    onChange(new Set(isAll ? others : [...others, ...keys]))
  }
  return (
    <Checkbox
      size="xs"
      aria-label={allLabel}
      checked={isAll}
      indeterminate={chosen > 0 && !isAll}
      disabled={keys.length === 0}
      onChange={toggle}
    />
  )
}
