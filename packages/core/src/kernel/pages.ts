import type { Page } from '@leasehold/contracts'
import type { Place } from '@leasehold/db'
import { InvalidField } from './refusal.ts'

/** Types of the values a list is sorted by. */
export type KeyType = 'text' | 'uuid' | 'timestamptz' | 'bigint'

/** Whether PostgreSQL can read a value as one of a type; text may be anything. */
const fits: Record<KeyType, (value: string) => boolean> = {
  text: () => true,
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  timestamptz: (value) => {
    const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/
    const local = shape.exec(value)?.[1]
    const time = new Date(`${local}Z`)
    // A date that does not exist comes out as another one.
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${local}`)
  },
}

/**
 * Reads a cursor: "after" or "before" a row of the list. It is opaque to clients and carries no rights:
 * filters and row-level security apply again.
 *
 * @param shape PostgreSQL types of the values the list is sorted by, so that what is none of them never
 *   reaches the database; or, where every text will do, how many there are
 * @throws InvalidField when the cursor was not made by `encodePlace` for a list sorted so
 */
export function decodePlace(cursor: string | undefined, shape: number | readonly KeyType[]): Place | null {
  if (!cursor) return null
  try {
    const [direction, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const known = direction === 'after' || direction === 'before'
    const plain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value)
    const clean = (value: unknown) =>
      typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed())
    const types = typeof shape === 'number' ? Array<KeyType>(shape).fill('text') : shape
    // An id is never null.
    const ours = (value: unknown, i: number) =>
      plain(value) &&
      clean(value) &&
      (value === null ? types[i] !== 'uuid' : fits[types[i] ?? 'text'](String(value)))
    if (known && values.length === types.length && (values as unknown[]).every(ours))
      // As text, whatever it was: the statement says of which type it is.
      return { direction, values: values.map((value: unknown) => (value === null ? null : String(value))) }
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
    next: hasNext && last !== undefined ? encodePlace({ direction: 'after', values: keyOf(last) }) : null,
    previous:
      hasPrevious && first !== undefined ? encodePlace({ direction: 'before', values: keyOf(first) }) : null,
  }
}
