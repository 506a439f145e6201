import type { Place } from '@leasehold/db'
import { type SQL, sql } from 'drizzle-orm'
import type { KeyType } from '../../kernel/index.ts'

/** A column that all entries of a scan share, in the order of the index. */
export type Fixed = { column: 'actor_id' | 'action' | 'resource_id' | 'actor_kind'; value: SQL }

/** Which part of the log is read: from a place or a bound in time, towards older or newer entries. */
export type Span = {
  from: Date | null
  /** Exclusive. */
  until: Date | null
  place: Place | null
  /** How many entries are wanted. */
  limit: number
}

/** Columns that order the log, after those that are fixed: within one chain, or over all. */
export type Order = 'chain' | 'all'

const tails = {
  chain: [
    { column: 'occurred_at', type: 'timestamptz' },
    { column: 'seq', type: 'bigint' },
  ],
  all: [
    { column: 'occurred_at', type: 'timestamptz' },
    { column: 'tenant_id', type: 'uuid' },
    { column: 'seq', type: 'bigint' },
  ],
} as const

/** Types of the values of a place. */
export const placeTypes: Record<Order, readonly KeyType[]> = {
  chain: tails.chain.map(({ type }) => type),
  all: tails.all.map(({ type }) => type),
}

const comma = sql`, `
const row = (values: SQL[]) => sql`(${sql.join(values, comma)})`
const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`

export const isBackwards = ({ place }: Span) => place?.direction === 'before'

/** Order of a list over these columns, newest first or, going back to the page before, oldest first. */
export function inOrder(columns: readonly string[], span: Span): SQL {
  const direction = sql.raw(isBackwards(span) ? 'asc' : 'desc')
  return sql.join(
    columns.map((column) => sql`${sql.raw(column)} ${direction}`),
    comma,
  )
}

/**
 * One short scan of one index. Columns that are fixed are given as the bounds of a range, `(action, at) >=
 * ('x', …) and (action, at) < ('x', …)`, and stand in the ORDER BY: written as equalities, they would let the
 * planner read the log by time and skip what does not fit, which is right for most filters and reads the
 * whole log for someone who left a year ago.
 *
 * @param where further conditions that few entries fail
 */
export function scan(order: Order, fixed: Fixed[], span: Span, where: SQL): SQL {
  const tail = tails[order]
  const columns = fixed.map(({ column }) => sql.raw(`e.${column}`))
  const values = fixed.map(({ value }) => value)
  const place = span.place && {
    columns: [...columns, ...tail.map(({ column }) => sql.raw(`e.${column}`))],
    values: [
      ...values,
      ...tail.map(({ type }, i) => sql`${span.place?.values[i] ?? null}::${sql.raw(type)}`),
    ],
  }
  const timed = (at: Date) => ({
    columns: [...columns, sql`e.occurred_at`],
    values: [...values, instant(at)],
  })
  const bare = fixed.length > 0 ? { columns, values } : null
  const bound = (comparison: string, sides: { columns: SQL[]; values: SQL[] } | null) =>
    sides ? sql`and ${row(sides.columns)} ${sql.raw(comparison)} ${row(sides.values)}` : sql``

  // One bound a side: of two, the index would begin at the wider one.
  const upper =
    place && !isBackwards(span)
      ? bound('<', place)
      : span.until
        ? bound('<', timed(span.until))
        : bound('<=', bare)
  const lower =
    place && isBackwards(span)
      ? bound('>', place)
      : span.from
        ? bound('>=', timed(span.from))
        : bound('>=', bare)
  const ordered = [...fixed.map(({ column }) => column), ...tail.map(({ column }) => column)]
  return sql`select e.* from audit_entries e where ${where} ${upper} ${lower}
    order by ${inOrder(
      ordered.map((column) => `e.${column}`),
      span,
    )} limit ${span.limit}`
}

/** The scans of several values, one each: what is asked for as "one of". */
export function scanEach(rows: SQL[][], names: string[], inner: SQL): SQL {
  const values = sql.join(
    rows.map((values) => row(values)),
    comma,
  )
  const alias = sql.raw(`each_of(${names.join(', ')})`)
  return sql`select found.* from (values ${values}) as ${alias} cross join lateral (${inner}) as found`
}
