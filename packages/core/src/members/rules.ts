import { type MembershipStatus, mayGrantRole, type Role, roles, storeScopedRoles } from '@leasehold/catalog'
import type { CallerMembership } from '../kernel/index.ts'

/** Seats of a tenant as counted under the lock. */
export type SeatUsage = {
  /** Seats paid for; null is unlimited. */
  limit: number | null
  /** Active members and open invitations. */
  used: number
}

export type SeatVerdict = { ok: true } | { ok: false; limit: number; used: number }

/** Whether one more person fits. The first always does, also when nothing is left open: somebody must be able to pay. */
export function decideSeat({ limit, used }: SeatUsage): SeatVerdict {
  return limit === null || used === 0 || used < limit ? { ok: true } : { ok: false, limit, used }
}

/** Someone the caller wants to act on: the role held or to be given, and the stores it reaches. */
export type Target = { role: Role; storeIds: readonly string[] }

export type ReachVerdict = { ok: true } | { ok: false; reason: 'role-above-own' | 'outside-store-scope' }

/** Stores that the caller's reach ends at; null when it ends at none. */
export function reachedStores(caller: CallerMembership): readonly string[] | null {
  return storeScopedRoles.has(caller.role) && caller.storeIds.length > 0 ? caller.storeIds : null
}

/**
 * Whether the caller may act on such a person: never on a role above their own, and a caller limited to
 * stores only on people limited to some of those.
 */
export function decideReach(caller: CallerMembership, target: Target): ReachVerdict {
  if (!mayGrantRole(caller.role, target.role)) return { ok: false, reason: 'role-above-own' }
  const own = reachedStores(caller)
  if (!own) return { ok: true }
  const within = target.storeIds.length > 0 && target.storeIds.every((id) => own.includes(id))
  return within ? { ok: true } : { ok: false, reason: 'outside-store-scope' }
}

/** Whether the caller sees such a person: one limited to stores sees who works in any of those, by name. */
export function maySee(caller: CallerMembership, target: Pick<Target, 'storeIds'>): boolean {
  const own = reachedStores(caller)
  return !own || target.storeIds.some((id) => own.includes(id))
}

/** Roles the caller may give. */
export function grantableRoles(caller: CallerMembership): Role[] {
  return roles.filter((role) => mayGrantRole(caller.role, role))
}

/**
 * True for a change that would leave a company without anyone who may pay.
 *
 * @param otherBillingAdmins active billing admins besides the member, who can sign in
 */
export function isLastBillingAdmin(
  member: { role: Role; status: MembershipStatus },
  otherBillingAdmins: number,
  change: { role?: Role; status?: MembershipStatus },
): boolean {
  const counts = member.role === 'BILLING_ADMIN' && member.status === 'active'
  const stays =
    (change.role ?? member.role) === 'BILLING_ADMIN' && (change.status ?? member.status) === 'active'
  return counts && !stays && otherBillingAdmins === 0
}

export type StatusVerdict =
  | { ok: true; takesSeat: boolean; arrives: boolean; departs: boolean }
  /** The membership is in that state already, or was removed. */
  | { ok: false }

/** Whether a membership may go from one state to another, and what that takes and causes. */
export function decideStatusChange(from: MembershipStatus, to: MembershipStatus): StatusVerdict {
  if (from === to || from === 'removed') return { ok: false }
  const [wasActive, isActive] = [from === 'active', to === 'active']
  return {
    ok: true,
    takesSeat: isActive && !wasActive,
    arrives: isActive && !wasActive,
    departs: wasActive && !isActive,
  }
}

/** True when a role stands above another: whoever gets it starts new sessions. */
export function isRaise(before: Role, after: Role): boolean {
  return before !== after && mayGrantRole(after, before)
}

/** Days an invitation may be accepted. */
export const invitationDays = 7

/** When an invitation that is sent now ends. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + invitationDays * 86_400_000)
}

/** What a person finds who opens the link of an invitation. */
export type InvitationState = 'open' | 'expired' | 'revoked' | 'accepted'

/** An invitation of a company that was deleted counts as revoked; one past its time as expired. */
export function invitationState(
  invitation: {
    status: 'open' | 'accepted' | 'revoked' | 'expired'
    expiresAt: Date
    tenantDeleted: boolean
  },
  now: Date,
): InvitationState {
  if (invitation.status === 'accepted') return 'accepted'
  if (invitation.status === 'revoked' || invitation.tenantDeleted) return 'revoked'
  return invitation.status === 'expired' || invitation.expiresAt <= now ? 'expired' : 'open'
}
