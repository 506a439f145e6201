import type { Role } from '@leasehold/catalog'
import { memberships, type PlatformDb, type PlatformTx, tenants, userSessions, users } from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'
import type { Belonging } from './rules.ts'

/** Holds the person still: who moves between companies meets here, whichever company it is about. */
export async function lockUser(tx: PlatformTx, userId: string) {
  const [user] = await tx
    .select({ id: users.id, status: users.status, disabledCause: users.disabledCause, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  return user
}

export async function listBelongings(
  db: PlatformDb,
  userId: string,
): Promise<(Belonging & { tenantName: string; role: Role })[]> {
  return db
    .select({
      tenantId: memberships.tenantId,
      tenantCode: tenants.code,
      tenantName: tenants.name,
      role: memberships.role,
      status: memberships.status,
      isPrimary: memberships.isPrimary,
      joinedAt: memberships.createdAt,
      tenantDeleted: sql<boolean>`${tenants.deletedAt} is not null`,
    })
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(eq(memberships.userId, userId))
}

/** Takes the primary away first: the unique index allows one at a time. */
export async function setPrimary(tx: PlatformTx, userId: string, tenantId: string | null): Promise<void> {
  await tx
    .update(memberships)
    .set({ isPrimary: false })
    .where(and(eq(memberships.userId, userId), eq(memberships.isPrimary, true)))
  if (tenantId) {
    await tx
      .update(memberships)
      .set({ isPrimary: true })
      .where(and(eq(memberships.userId, userId), eq(memberships.tenantId, tenantId)))
  }
}

/** Enables (`cause` null) or disables a user. */
export async function setDisabled(
  tx: PlatformTx,
  userId: string,
  cause: 'staff' | 'left_every_company' | null,
) {
  await tx
    .update(users)
    .set({
      status: cause ? 'disabled' : 'enabled',
      disabledCause: cause,
      version: sql`${users.version} + 1`,
    })
    .where(eq(users.id, userId))
}

export async function deleteUserSessions(tx: PlatformTx, userId: string): Promise<void> {
  await tx.delete(userSessions).where(eq(userSessions.userId, userId))
}

export async function readUser(db: PlatformDb, userId: string) {
  const [user] = await db
    .select({
      id: users.id,
      email: users.email,
      displayName: users.displayName,
      username: users.username,
      locale: users.locale,
    })
    .from(users)
    .where(eq(users.id, userId))
  return user
}

export async function readTenantName(db: PlatformDb, tenantId: string) {
  const [tenant] = await db
    .select({ name: tenants.name, code: tenants.code, contactEmail: tenants.contactEmail })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return tenant
}
