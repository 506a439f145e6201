import { mostOfBulk, type PreviewBulk } from '@leasehold/contracts'
import { type PlatformQuery, Refusal } from '../kernel/index.ts'
import { listPlanTenants } from '../plans/index.ts'
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
 * Ids of the companies that were chosen, that a filter of the list finds now, or that have a version of a plan now; in
 * one order, without deleted ones.
 *
 * @throws TooManyCompanies, NotFound
 */
export async function selectTenants(
  call: PlatformQuery,
  selection: PreviewBulk['selection'],
): Promise<string[]> {
  if ('tenantIds' in selection) return [...new Set(selection.tenantIds)].toSorted()
  if ('version' in selection) {
    return readAll(async (cursor) => {
      const { items, next } = await listPlanTenants(call, { ...selection.version, limit: AT_ONCE, cursor })
      return { ids: items.filter(({ deletedAt }) => !deletedAt).map(({ tenantId }) => tenantId), next }
    })
  }
  const order = { sort: 'newest', direction: 'asc', deleted: 'no' } as const
  return readAll(async (cursor) => {
    const { items, next } = await listTenants(call, {
      ...selection.filter,
      ...order,
      limit: AT_ONCE,
      cursor,
    })
    return { ids: items.map(({ id }) => id), next }
  })
}

/** Page after page, to the last. */
async function readAll(
  readPage: (cursor: string | undefined) => Promise<{ ids: string[]; next: string | null }>,
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await readPage(cursor)
    ids.push(...page.ids)
    if (ids.length > mostOfBulk) throw new TooManyCompanies()
    cursor = page.next ?? undefined
  } while (cursor)
  return ids.toSorted()
}
