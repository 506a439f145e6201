import { limits } from '@leasehold/catalog'
import type { TenantQuery } from '../kernel/index.ts'
import { surplusOf } from '../usage/index.ts'
import * as store from './store.ts'

/**
 * What the company uses of what its plan includes; null is unlimited, storage is in bytes. After a move to a
 * smaller plan more may be used than allowed: nothing of it is taken away, and nothing is added until it fits.
 */
export async function companyUsage(call: TenantQuery) {
  const { limits: allowed } = call.entitlements
  const { members, invitations, ...counted } = await store.countUsage(call.reader, call.now)
  const used = { ...counted, users: members + invitations }
  return {
    seats: { used: used.users, invitations, limit: allowed.users },
    stores: { used: used.stores, limit: allowed.stores },
    limits: limits.map((limit) => ({ limit, used: used[limit], allowed: allowed[limit] })),
    surplus: surplusOf(used, allowed),
  }
}
