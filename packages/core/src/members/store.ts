import {
  invitationStores,
  invitations,
  memberships,
  stores,
  type TenantId,
  type TenantTx,
  users,
} from '@leasehold/db'
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'

/** Seats taken: active members and invitations that can still be accepted. Count after `lockEntitlements`. */
export async function countSeats(tx: TenantTx, tenantId: TenantId, now: Date): Promise<number> {
  const members = tx.$count(
    memberships,
    and(eq(memberships.tenantId, tenantId), eq(memberships.status, 'active')),
  )
  const invited = tx.$count(
    invitations,
    and(eq(invitations.tenantId, tenantId), eq(invitations.status, 'open'), gt(invitations.expiresAt, now)),
  )
  return (await members) + (await invited)
}

export async function isActiveMember(tx: TenantTx, tenantId: TenantId, emailKey: string): Promise<boolean> {
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
  return found.length > 0
}

/** True when all of these are stores of the tenant that are not archived. */
export async function storesExist(tx: TenantTx, tenantId: TenantId, storeIds: string[]): Promise<boolean> {
  if (storeIds.length === 0) return true
  const open = and(eq(stores.tenantId, tenantId), inArray(stores.id, storeIds), isNull(stores.archivedAt))
  return (await tx.$count(stores, open)) === storeIds.length
}

/** Closes invitations to the address that ran out, so that a new one may be open. */
export async function closeExpiredInvitation(tx: TenantTx, tenantId: TenantId, emailKey: string, now: Date) {
  await tx
    .update(invitations)
    .set({ status: 'revoked' })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.emailKey, emailKey),
        eq(invitations.status, 'open'),
        sql`${invitations.expiresAt} <= ${now.toISOString()}::timestamptz`,
      ),
    )
}

/** False when an invitation to the address is open already. */
export async function insertInvitation(
  tx: TenantTx,
  invitation: typeof invitations.$inferInsert,
  storeIds: string[],
): Promise<boolean> {
  const inserted = await tx
    .insert(invitations)
    .values(invitation)
    .onConflictDoNothing()
    .returning({ id: invitations.id })
  if (inserted.length === 0) return false
  const { tenantId, id } = invitation
  if (storeIds.length > 0) {
    await tx
      .insert(invitationStores)
      .values(storeIds.map((storeId) => ({ tenantId, invitationId: id, storeId })))
  }
  return true
}
