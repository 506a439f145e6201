import type { Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Checkbox } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import classes from './matrix.module.css'
import {
  type ColumnKey,
  columns,
  type Fixed,
  fixedBy,
  type GroupKey,
  groups,
  type MatrixRow,
} from './roles.ts'

export type PermissionMatrixProps = {
  label: string
  chosen: ReadonlySet<Permission>
  /** What the built-in role allows. */
  base: ReadonlySet<Permission>
  /** What the one who looks may do. */
  own: ReadonlySet<Permission>
  /** Without it the matrix is only shown. */
  onChange?: (chosen: ReadonlySet<Permission>) => void
}

/**
 * What a role allows: a row for each kind of thing, a column for each thing done to it. The arrow keys lead from
 * box to box.
 */
export function PermissionMatrix(props: PermissionMatrixProps) {
  const { t } = useTranslation('roles', 'records')
  return (
    <table className={classes.matrix} onKeyDown={moveFocus} aria-label={props.label}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {(Object.keys(groups) as GroupKey[]).map((group) => (
        <tbody key={group}>
          <tr className={classes.group}>
            <th scope="rowgroup" colSpan={group === 'records' && props.onChange ? 1 : 4}>
              {t(`groups.${group}`)}
            </th>
            {group === 'records' && props.onChange
              ? columns.map((column) => <AllOfColumn key={column} {...props} column={column} />)
              : null}
          </tr>
          {groups[group].map((row) => (
            <Row key={JSON.stringify(row.of)} {...props} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function useName() {
  const { t } = useTranslation('roles', 'records')
  return ({ of }: MatrixRow) => ('object' in of ? t(`records:objects.${of.object}`) : t(`things.${of.thing}`))
}

function Row({ row, chosen, base, own, onChange }: PermissionMatrixProps & { row: MatrixRow }) {
  const { t } = useTranslation('roles')
  const name = useName()(row)
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map((column) => {
        const permission = row[column]
        if (!permission) return <td key={column} />
        const fixed = fixedBy(permission, base, own)
        return (
          <td key={column}>
            <Box
              label={t('cell', { action: t(column), thing: name })}
              checked={chosen.has(permission)}
              fixed={fixed}
              onChange={onChange && ((checked) => onChange(changed(chosen, [permission], checked)))}
            />
          </td>
        )
      })}
    </tr>
  )
}

/** Ticks or unticks a column for all records at once, as far as it may be. */
function AllOfColumn(props: PermissionMatrixProps & { column: ColumnKey }) {
  const { chosen, base, own, column, onChange } = props
  const { t } = useTranslation('roles')
  const free = groups.records
    .flatMap((row) => row[column] ?? [])
    .filter((permission) => fixedBy(permission, base, own) === null)
  const ticked = free.filter((permission) => chosen.has(permission)).length
  const all = free.length > 0 && ticked === free.length
  return (
    <td>
      <Box
        label={t('cell', { action: t(column), thing: t('all') })}
        checked={all}
        indeterminate={ticked > 0 && !all}
        fixed={free.length === 0 ? 'notBase' : null}
        onChange={onChange && (() => onChange(changed(chosen, free, !all)))}
      />
    </td>
  )
}

type BoxProps = {
  label: string
  checked: boolean
  indeterminate?: boolean
  fixed: Fixed
  onChange: ((checked: boolean) => void) | undefined
}

function Box({ label, checked, indeterminate = false, fixed, onChange }: BoxProps) {
  const { t } = useTranslation('roles')
  return (
    <Checkbox
      size="xs"
      aria-label={label}
      title={fixed ? t(fixed) : undefined}
      checked={checked}
      indeterminate={indeterminate}
      disabled={fixed !== null || !onChange}
      onChange={(event) => onChange?.(event.currentTarget.checked)}
      classNames={{ root: classes.box ?? '' }}
    />
  )
}

function changed(chosen: ReadonlySet<Permission>, some: readonly Permission[], checked: boolean) {
  const next = new Set(chosen)
  for (const permission of some) {
    if (checked) next.add(permission)
    else next.delete(permission)
  }
  return next
}

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Goes on to the next box in the arrow's direction that can be ticked. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key]
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td')
  const from = cell?.closest('tr')
  if (!step || !cell || !from) return
  event.preventDefault()
  const { rows } = event.currentTarget
  let [row, column] = [from.rowIndex + step[0], placeOf(cell) + step[1]]
  while (row >= 0 && row < rows.length && column >= 1 && column <= columns.length) {
    const next = [...(rows[row]?.cells ?? [])].find((each) => placeOf(each) === column)
    const box = next?.querySelector<HTMLInputElement>('input:not(:disabled)')
    if (box) {
      box.focus()
      return
    }
    row += step[0]
    column += step[1]
  }
}

/** Cells before it count; a heading over all columns stands at the first. */
const placeOf = (cell: HTMLTableCellElement) => cell.cellIndex
