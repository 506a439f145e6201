import { storeScopedRoles } from '@leasehold/catalog'
import type { CallerMembership } from '../kernel/index.ts'

/** Stores of a company as counted under the lock. */
export type StoreUsage = {
  /** Stores the plan includes; null is unlimited. */
  limit: number | null
  /** Stores that are not archived. */
  used: number
}

export type StoreVerdict = { ok: true } | { ok: false; limit: number; used: number }

/** Whether one more store may be open. */
export function decideStore({ limit, used }: StoreUsage): StoreVerdict {
  return limit === null || used < limit ? { ok: true } : { ok: false, limit, used }
}

/** The stores a person is limited to; null means all of the company's. */
export function storeReach({ role, storeIds }: CallerMembership): readonly string[] | null {
  return storeScopedRoles.has(role) && storeIds.length > 0 ? storeIds : null
}

/** Whether a person sees a store. */
export function reachesStore(membership: CallerMembership, storeId: string): boolean {
  return storeReach(membership)?.includes(storeId) ?? true
}

/** Who would be left without an open store if one were archived. */
export type Confined = { members: number; invitations: number }

/**
 * A store is not archived while it is the last open one of somebody limited to stores: the next edit of their
 * stores would find none to choose, and a membership without stores reaches all of them.
 */
export function mayArchive({ members, invitations }: Confined): boolean {
  return members + invitations === 0
}
