import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** A row to go on from, by the values its list is sorted by. */
export type Place = { direction: 'after' | 'before'; values: (string | number | null)[] }

/**
 * The condition and order of a keyset page over columns that all run the same way.
 * Compared as a row, `(a, b) > (x, y)`, which one index scan answers.
 */
export function keyset(
  columns: { column: SQLWrapper; type: string }[],
  direction: 'asc' | 'desc',
  place: Place | null,
): { where: SQL | undefined; orderBy: SQL[] } {
  const forwards = place?.direction !== 'before'
  const ascending = (direction === 'asc') === forwards
  const orderBy = columns.map(({ column }) => (ascending ? sql`${column} asc` : sql`${column} desc`))
  if (!place) return { where: undefined, orderBy }
  const left = sql.join(
    columns.map(({ column }) => sql`${column}`),
    sql`, `,
  )
  const right = sql.join(
    columns.map(({ type }, i) => sql`${place.values[i] ?? null}::${sql.raw(type)}`),
    sql`, `,
  )
  return { where: ascending ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`, orderBy }
}
