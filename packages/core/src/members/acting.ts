import type { MembershipStatus, Role } from '@leasehold/catalog'
import { acrossTenants, type PlatformTx, type TenantId, type Tx } from '@leasehold/db'
import { lockEntitlements } from '../entitlements/index.ts'
import {
  type Call,
  NotFound,
  type PlatformCommand,
  Refusal,
  type TenantCommand,
  VersionConflict,
} from '../kernel/index.ts'
import { lockUser } from '../people/index.ts'
import { LastBillingAdmin, OwnMembership, outOfReach, SeatLimitReached } from './errors.ts'
import { decideReach, decideSeat, isLastBillingAdmin, maySee } from './rules.ts'
import * as store from './store.ts'

/** Who changes a membership: someone of the company, the person, or the platform's staff. */
export type Acting = Call & {
  readonly tx: Tx
  readonly tenant: { readonly id: TenantId }
  /** Refuses a member out of reach. Staff reach everyone; so does, for the own membership, the person. */
  readonly admit: (member: store.Member) => void
  /** Goes on, in the same transaction, with what spans the companies of a person. */
  readonly overCompanies: <T>(work: (tx: PlatformTx) => Promise<T>) => Promise<T>
}

/** Someone of the company acts on another: within reach, and never on themself. */
export function byColleague(call: TenantCommand): Acting {
  return {
    ...bySelf(call),
    admit: (member) => {
      if (!maySee(call.membership, member)) throw new NotFound('member')
      if (member.userId === call.membership.userId) throw new OwnMembership()
      const reach = decideReach(call.membership, member)
      if (!reach.ok) throw outOfReach(reach)
    },
  }
}

/** A person acts on the own membership. */
export function bySelf(call: TenantCommand): Acting {
  return { ...call, admit: () => {}, overCompanies: (work) => acrossTenants(call.tx, work) }
}

/**
 * The platform's staff act in a company.
 *
 * @throws NotFound, TENANT_DELETED
 */
export async function byStaff(call: PlatformCommand, tenantId: string): Promise<Acting> {
  const tenant = await store.readTenant(call.tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (tenant.deletedAt) throw new Refusal('TENANT_DELETED')
  const id = tenant.id as TenantId
  return { ...call, tenant: { id }, admit: () => {}, overCompanies: (work) => work(call.tx) }
}

/**
 * Holds a membership for a change: the contract, by which seats and billing admins are counted, then the
 * person, then the membership.
 *
 * @param version as the caller read it
 * @throws NotFound, VersionConflict, and refusals of reach
 */
export async function holdMember(
  acting: Acting,
  { userId, version }: { userId: string; version?: number | undefined },
) {
  const entitlements = await lockEntitlements(acting)
  await acting.overCompanies((tx) => lockUser(tx, userId))
  const member = await store.lockMember(acting.tx, acting.tenant.id, userId)
  if (!member || member.status === 'removed') throw new NotFound('member')
  acting.admit(member)
  if (version !== undefined && member.version !== version) throw new VersionConflict(currentOf(member))
  return { member, entitlements, limits: entitlements.limits }
}

function currentOf({ role, customRoleId, storeIds, departmentId, status, version }: store.Member) {
  return { role, customRoleId, storeIds, departmentId, status, version }
}

/** @throws LastBillingAdmin when the change would leave nobody who may pay */
export async function keepBillingAdmin(
  { tx, tenant }: Acting,
  member: store.Member,
  change: { role?: Role; status?: MembershipStatus },
): Promise<void> {
  const others = await store.countOtherBillingAdmins(tx, tenant.id, member.userId)
  if (isLastBillingAdmin(member, others, change)) throw new LastBillingAdmin()
}

/**
 * Makes sure one more person fits, under the lock of `lockEntitlements`.
 *
 * @throws SeatLimitReached
 */
export async function requireSeat(
  call: Call & { tx: Tx; tenant: { id: TenantId } },
  limits: { users: number | null },
): Promise<void> {
  await store.expireInvitations(call.tx, call.tenant.id, call.now)
  const used = await store.countSeats(call.tx, call.tenant.id)
  const seat = decideSeat({ limit: limits.users, used })
  if (!seat.ok) throw new SeatLimitReached(seat)
}
