import type { AuditAction, MembershipStatus } from '@leasehold/catalog'
import { recordAudit } from '../kernel/index.ts'
import { arrive, depart } from '../people/index.ts'
import { type Acting, holdMember, keepBillingAdmin, requireSeat } from './acting.ts'
import { WrongMemberState } from './errors.ts'
import { decideStatusChange } from './rules.ts'
import * as store from './store.ts'

/** Which membership, and why. */
export type StatusChange = {
  userId: string
  version?: number | undefined
  reason?: string | null | undefined
}

/**
 * Disables, enables or removes a member, with what follows for the person: the primary moves, the last
 * company's departure disables the account, an arrival enables it.
 *
 * @param action as the audit trail names it
 * @throws NotFound, VersionConflict, WrongMemberState, LastBillingAdmin, SeatLimitReached, refusals of reach
 */
export async function changeStatus(
  acting: Acting,
  { userId, version, reason }: StatusChange,
  to: MembershipStatus,
  action: AuditAction,
): Promise<void> {
  const { tx, tenant, now } = acting
  const { member, limits } = await holdMember(acting, { userId, version })
  const verdict = decideStatusChange(member.status, to)
  if (!verdict.ok) throw new WrongMemberState()
  await keepBillingAdmin(acting, member, { status: to })
  if (verdict.takesSeat) await requireSeat(acting, limits)

  const disabledAt = to === 'disabled' ? now : null
  await store.updateMember(tx, tenant.id, userId, { status: to, disabledAt })
  await acting.overCompanies(async (over) => {
    if (verdict.arrives) await arrive(acting, over, userId, tenant.id)
    if (verdict.departs) await depart(acting, over, userId, tenant.id)
  })
  await recordAudit(acting, {
    tenantId: tenant.id,
    action,
    resource: 'member',
    resourceId: userId,
    before: { status: member.status },
    after: { status: to, ...(reason ? { reason } : {}) },
  })
}
