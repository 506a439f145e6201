import type { MembershipStatus, Role } from '@leasehold/catalog'
import {
  departments,
  invitations,
  membershipStores,
  memberships,
  type PlatformDb,
  type PlatformTx,
  stores,
  type TenantId,
  type Tx,
  tenants,
  users,
} from '@leasehold/db'
import { and, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'

/** A membership as commands decide over it. */
export type Member = {
  userId: string
  role: Role
  /** What narrows the role; null for all of it. */
  customRoleId: string | null
  status: MembershipStatus
  departmentId: string | null
  version: number
  storeIds: string[]
}

const isMembership = (tenantId: TenantId, userId: string) =>
  and(eq(memberships.tenantId, tenantId), eq(memberships.userId, userId))

/** The membership, locked; after `lockEntitlements`, which all that change one go through. */
export async function lockMember(tx: Tx, tenantId: TenantId, userId: string): Promise<Member | null> {
  const [member] = await tx
    .select({
      userId: memberships.userId,
      role: memberships.role,
      customRoleId: memberships.customRoleId,
      status: memberships.status,
      departmentId: memberships.departmentId,
      version: memberships.version,
    })
    .from(memberships)
    .where(isMembership(tenantId, userId))
    .for('update')
  if (!member) return null
  const limitedTo = await tx
    .select({ storeId: membershipStores.storeId })
    .from(membershipStores)
    .where(and(eq(membershipStores.tenantId, tenantId), eq(membershipStores.userId, userId)))
    .orderBy(membershipStores.storeId)
  return { ...member, storeIds: limitedTo.map(({ storeId }) => storeId) }
}

/** Active billing admins besides one member, who can sign in. */
export async function countOtherBillingAdmins(tx: Tx, tenantId: TenantId, userId: string): Promise<number> {
  const found = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.status, 'enabled')))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.role, 'BILLING_ADMIN'),
        eq(memberships.status, 'active'),
        ne(memberships.userId, userId),
      ),
    )
    .limit(1)
  return found.length
}

export async function updateMember(
  tx: Tx,
  tenantId: TenantId,
  userId: string,
  change: Partial<
    Pick<typeof memberships.$inferInsert, 'role' | 'customRoleId' | 'departmentId' | 'status' | 'disabledAt'>
  >,
): Promise<void> {
  await tx
    .update(memberships)
    .set({ ...change, version: sql`${memberships.version} + 1` })
    .where(isMembership(tenantId, userId))
}

/** Makes these the stores the membership is limited to. */
export async function setStores(
  tx: Tx,
  tenantId: TenantId,
  userId: string,
  storeIds: readonly string[],
): Promise<void> {
  await tx
    .delete(membershipStores)
    .where(and(eq(membershipStores.tenantId, tenantId), eq(membershipStores.userId, userId)))
  if (storeIds.length > 0) {
    await tx.insert(membershipStores).values(storeIds.map((storeId) => ({ tenantId, userId, storeId })))
  }
}

/** Makes the person an active member: for the first time, or again after having been removed. */
export async function joinMember(
  tx: PlatformTx,
  member: { tenantId: TenantId; userId: string; role: Role; invitedBy: string | null },
): Promise<void> {
  const fresh = {
    role: member.role,
    customRoleId: null,
    invitedBy: member.invitedBy,
    departmentId: null,
    disabledAt: null,
  }
  await tx
    .insert(memberships)
    .values({ ...member, status: 'active' })
    .onConflictDoUpdate({
      target: [memberships.tenantId, memberships.userId],
      set: { ...fresh, status: 'active', version: sql`${memberships.version} + 1` },
    })
}

/** Seats taken: active members and invitations that can still be accepted. Count after `lockEntitlements`. */
export async function countSeats(tx: Tx, tenantId: TenantId): Promise<number> {
  const members = tx.$count(
    memberships,
    and(eq(memberships.tenantId, tenantId), eq(memberships.status, 'active')),
  )
  const invited = tx.$count(
    invitations,
    and(eq(invitations.tenantId, tenantId), eq(invitations.status, 'open')),
  )
  return (await members) + (await invited)
}

/**
 * Marks invitations whose time is over. From then on they cannot be accepted, whatever clock the one who
 * accepts goes by: their seats are about to be counted as free.
 */
export async function expireInvitations(tx: Tx, tenantId: TenantId, now: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ status: 'expired' })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.status, 'open'),
        lte(invitations.expiresAt, now),
      ),
    )
}

/** True when the address belongs to a member, also to a disabled one. */
export async function isMember(tx: Tx, tenantId: TenantId, emailKey: string): Promise<boolean> {
  const found = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        inArray(memberships.status, ['active', 'disabled']),
        eq(sql`lower(normalize(${users.email}, nfkc))`, emailKey),
      ),
    )
    .limit(1)
  return found.length > 0
}

/** True when all of these are stores of the tenant that are not archived. */
export async function storesExist(tx: Tx, tenantId: TenantId, storeIds: readonly string[]): Promise<boolean> {
  if (storeIds.length === 0) return true
  const open = and(
    eq(stores.tenantId, tenantId),
    inArray(stores.id, [...storeIds]),
    isNull(stores.archivedAt),
  )
  return (await tx.$count(stores, open)) === storeIds.length
}

/** True when it is a department of the tenant that is not archived. */
export async function departmentExists(tx: Tx, tenantId: TenantId, id: string): Promise<boolean> {
  const open = and(eq(departments.tenantId, tenantId), eq(departments.id, id), isNull(departments.archivedAt))
  return (await tx.$count(departments, open)) > 0
}

export async function readTenant(db: PlatformDb, tenantId: string) {
  const [tenant] = await db
    .select({ id: tenants.id, code: tenants.code, name: tenants.name, deletedAt: tenants.deletedAt })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return tenant
}
