import { mostOfBulk, type PreviewBulk } from '@leasehold/contracts'
import { type PlatformQuery, Refusal } from '../kernel/index.ts'
import { listTenants } from '../tenants/index.ts'

/** Companies read together. */
const AT_ONCE = 1_000

/** A change of so many companies is to be made in parts. */
class TooManyCompanies extends Refusal {
  constructor() {
    const field = { path: 'selection', code: 'too_many', message: '', params: { max: mostOfBulk } }
    super('INVALID_INPUT', { fields: [field] })
  }
}

/**
 * Ids of the companies that were chosen, or that a filter of the list finds now, in one order.
 *
 * @throws TooManyCompanies
 */
export async function selectTenants(
  call: PlatformQuery,
  selection: PreviewBulk['selection'],
): Promise<string[]> {
  if ('tenantIds' in selection) return [...new Set(selection.tenantIds)].toSorted()
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const order = { sort: 'newest', direction: 'asc', deleted: 'no' } as const
    const page = await listTenants(call, { ...selection.filter, ...order, limit: AT_ONCE, cursor })
    ids.push(...page.items.map(({ id }) => id))
    if (ids.length > mostOfBulk) throw new TooManyCompanies()
    cursor = page.next ?? undefined
  } while (cursor)
  return ids.toSorted()
}
