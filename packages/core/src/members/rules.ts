import { mayGrantRole, type Role, storeScopedRoles } from '@leasehold/catalog'
import type { CallerMembership } from '../kernel/index.ts'

/** Seats of a tenant as counted under the lock. */
export type SeatUsage = {
  /** Seats paid for; null is unlimited. */
  limit: number | null
  /** Active members and open invitations. */
  used: number
}

export type SeatVerdict = { ok: true } | { ok: false; limit: number; used: number }

/** Whether one more person fits. */
export function decideSeat({ limit, used }: SeatUsage): SeatVerdict {
  return limit === null || used < limit ? { ok: true } : { ok: false, limit, used }
}

/** Someone the caller wants to act on: the role held or to be given, and the stores it reaches. */
export type Target = { role: Role; storeIds: readonly string[] }

export type ReachVerdict = { ok: true } | { ok: false; reason: 'role-above-own' | 'outside-store-scope' }

/**
 * Whether the caller may act on such a person: never on a role above their own, and a caller limited to
 * stores only on people limited to some of those.
 */
export function decideReach(caller: CallerMembership, target: Target): ReachVerdict {
  if (!mayGrantRole(caller.role, target.role)) return { ok: false, reason: 'role-above-own' }
  const limited = storeScopedRoles.has(caller.role) && caller.storeIds.length > 0
  if (!limited) return { ok: true }
  const within = target.storeIds.length > 0 && target.storeIds.every((id) => caller.storeIds.includes(id))
  return within ? { ok: true } : { ok: false, reason: 'outside-store-scope' }
}

/** A change that would leave a company without anyone who may pay is refused. */
export function isLastBillingAdmin(
  member: { role: Role; status: string },
  activeBillingAdmins: number,
  change: { role?: Role; active?: boolean },
): boolean {
  const counts = member.role === 'BILLING_ADMIN' && member.status === 'active'
  const stays = change.active !== false && (change.role ?? member.role) === 'BILLING_ADMIN'
  return counts && !stays && activeBillingAdmins <= 1
}

/** Days an invitation may be accepted. */
export const invitationDays = 7
