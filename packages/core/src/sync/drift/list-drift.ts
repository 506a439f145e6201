import type { ListDrift } from '@leasehold/contracts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { type Drift, findDrift } from './find-drift.ts'

/** Companies looked at for one page, at most: where few have drifted, a page may hold fewer than its limit. */
const MOST = 2_000

/**
 * Companies whose workspace is not what their entitlements say, in the order of their ids. The list leads forwards
 * only: `next` is null when every company was looked at, and a page may be short, or empty, before.
 */
export async function listDrift(
  call: PlatformQuery,
  { cursor, limit }: ListDrift,
): Promise<{ items: Drift[]; next: string | null; previous: null; looked: number }> {
  const place = decodePlace(cursor, ['uuid'])
  let after = place ? String(place.values[0]) : null
  const items: Drift[] = []
  let looked = 0
  do {
    const found = await findDrift(call.database, after, call.now)
    looked += found.looked
    items.push(...found.drifts)
    after = found.last
  } while (after && items.length < limit && looked < MOST)
  // What was found beyond the page is found again by the next.
  const isCut = items.length > limit
  const shown = items.slice(0, limit)
  const last = isCut ? (shown.at(-1)?.tenant.id ?? null) : after
  return { items: shown, next: last && cursorAfter(last), previous: null, looked }
}

/** The cursor of a page that ends with this company. */
function cursorAfter(id: string): string | null {
  return toPage([id, id], 1, null, (key) => [key]).next
}
