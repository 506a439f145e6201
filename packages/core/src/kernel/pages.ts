import type { Page } from '@leasehold/contracts'
import type { Place } from '@leasehold/db'
import { InvalidField } from './refusal.ts'

/**
 * Reads a cursor: "after" or "before" a row of the list. It is opaque to clients and carries no rights:
 * filters and row-level security apply again.
 *
 * @throws InvalidField when the cursor was not made by `encodePlace` for a list sorted by `width` values
 */
export function decodePlace(cursor: string | undefined, width: number): Place | null {
  if (!cursor) return null
  try {
    const [direction, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const known = direction === 'after' || direction === 'before'
    const plain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value)
    const clean = (value: unknown) =>
      typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())
    if (known && values.length === width && values.every((v: unknown) => plain(v) && clean(v)))
      return { direction, values }
  } catch {
    // Not ours: refused below.
  }
  throw new InvalidField('cursor', 'cursor')
}

function encodePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.direction, ...place.values])).toString('base64url')
}

/**
 * Makes a page of rows read in the place's direction, one more than `limit`.
 *
 * @param rows at most `limit + 1`; when the direction is `before` they come in reverse order
 * @param keyOf the values the list is sorted by
 */
export function toPage<T>(
  rows: T[],
  limit: number,
  place: Place | null,
  keyOf: (row: T) => Place['values'],
): Page<T> {
  const backwards = place?.direction === 'before'
  const more = rows.length > limit
  const items = rows.slice(0, limit)
  if (backwards) items.reverse()
  const first = items[0]
  const last = items.at(-1)
  const hasNext = backwards || more
  const hasPrevious = backwards ? more : place !== null
  return {
    items,
    next: hasNext && last ? encodePlace({ direction: 'after', values: keyOf(last) }) : null,
    previous: hasPrevious && first ? encodePlace({ direction: 'before', values: keyOf(first) }) : null,
  }
}
