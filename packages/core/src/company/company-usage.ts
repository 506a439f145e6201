import type { TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/** What the company uses of what its plan includes. Null is unlimited. */
export async function companyUsage(call: TenantQuery) {
  const { limits } = call.entitlements
  const used = await store.countUsage(call.reader, call.now)
  return {
    seats: { used: used.members + used.invitations, invitations: used.invitations, limit: limits.users },
    stores: { used: used.stores, limit: limits.stores },
  }
}
