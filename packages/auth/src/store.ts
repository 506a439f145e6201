import {
  customRoles,
  isUniqueViolation,
  membershipStores,
  memberships,
  type PlatformDb,
  type PlatformTx,
  passwordResets,
  platformAdmins,
  platformSessions,
  preparedPlatformRead,
  tenants,
  userSessions,
  users,
} from '@leasehold/db'
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SessionTable } from './lucia.ts'

/** Session, user, and, where a tenant is asked for, membership, custom role and stores: one statement. */
const readUserGuard = (name: string, whichTenant: SQL) =>
  preparedPlatformRead(name, (db) =>
    db
      .select({
        sessionId: userSessions.id,
        ownerId: userSessions.userId,
        expiresAt: userSessions.expiresAt,
        kind: userSessions.kind,
        username: users.username,
        displayName: users.displayName,
        email: users.email,
        userLocale: users.locale,
        tenantId: tenants.id,
        tenantCode: tenants.code,
        tenantTimeZone: tenants.timeZone,
        tenantLocale: tenants.locale,
        tenantVersion: tenants.version,
        entitlementVersion: tenants.entitlementVersion,
        membershipVersion: memberships.version,
        role: memberships.role,
        customPermissions: customRoles.permissions,
        storeIds: sql<string[]>`array(
          select ${membershipStores.storeId} from ${membershipStores}
          where ${membershipStores.tenantId} = ${memberships.tenantId}
            and ${membershipStores.userId} = ${memberships.userId})`,
      })
      .from(userSessions)
      .innerJoin(users, and(eq(users.id, userSessions.userId), eq(users.status, 'enabled')))
      .leftJoin(tenants, and(whichTenant, isNull(tenants.deletedAt)))
      .leftJoin(
        memberships,
        and(
          eq(memberships.tenantId, tenants.id),
          eq(memberships.userId, userSessions.userId),
          eq(memberships.status, 'active'),
        ),
      )
      .leftJoin(
        customRoles,
        and(eq(customRoles.tenantId, memberships.tenantId), eq(customRoles.id, memberships.customRoleId)),
      )
      .where(eq(userSessions.id, sql.placeholder('sessionId'))),
  )

/** For browsers: the tenant is the one in the address, by code. */
export const readUserByCode = readUserGuard(
  'guard_user_by_code',
  eq(tenants.code, sql.placeholder('tenantCode')),
)

/** For phones: the tenant is the one the session is in. */
export const readUserBySession = readUserGuard(
  'guard_user_by_session',
  eq(tenants.id, userSessions.lastTenantId),
)

export const readAdmin = preparedPlatformRead('guard_admin', (db) =>
  db
    .select({
      sessionId: platformSessions.id,
      ownerId: platformSessions.adminId,
      expiresAt: platformSessions.expiresAt,
      username: platformAdmins.username,
      name: platformAdmins.name,
      role: platformAdmins.role,
      extraPermissions: platformAdmins.extraPermissions,
      locale: platformAdmins.locale,
    })
    .from(platformSessions)
    .innerJoin(
      platformAdmins,
      and(eq(platformAdmins.id, platformSessions.adminId), eq(platformAdmins.status, 'enabled')),
    )
    .where(eq(platformSessions.id, sql.placeholder('sessionId'))),
)

type SessionDetails = { kind: 'cookie' | 'bearer'; ip: string | null; userAgent: string | null }

export function userSessionTable(db: PlatformDb, details?: SessionDetails & { lastTenantId: string | null }) {
  return {
    insert: async ({ sessionId, ownerId, expiresAt }) => {
      const { kind = 'cookie', ...rest } = details ?? {}
      await db.insert(userSessions).values({ id: sessionId, userId: ownerId, expiresAt, kind, ...rest })
    },
    extend: async (id, expiresAt) => {
      await db.update(userSessions).set({ expiresAt }).where(eq(userSessions.id, id))
    },
    remove: async (id) => {
      await db.delete(userSessions).where(eq(userSessions.id, id))
    },
  } satisfies SessionTable
}

export function adminSessionTable(db: PlatformDb, details?: Omit<SessionDetails, 'kind'>) {
  return {
    insert: async ({ sessionId, ownerId, expiresAt }) => {
      await db.insert(platformSessions).values({ id: sessionId, adminId: ownerId, expiresAt, ...details })
    },
    extend: async (id, expiresAt) => {
      await db.update(platformSessions).set({ expiresAt }).where(eq(platformSessions.id, id))
    },
    remove: async (id) => {
      await db.delete(platformSessions).where(eq(platformSessions.id, id))
    },
  } satisfies SessionTable
}

/** The user of a username or an email address, given in the forms in which they are compared. */
export async function findUser(db: PlatformDb, usernameKey: string, emailKey: string) {
  const [user] = await db
    .select({
      id: users.id,
      status: users.status,
      locale: users.locale,
      email: users.email,
      displayName: users.displayName,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(or(eq(users.usernameKey, usernameKey), eq(users.emailKey, emailKey)))
    .limit(1)
  return user ?? null
}

export async function noteUserSignIn(
  tx: PlatformTx,
  userId: string,
  last: { lastSignInAt: Date; lastSignInIp: string | null; lastTenantId: string | null },
): Promise<void> {
  await tx.update(users).set(last).where(eq(users.id, userId))
}

export async function findAdmin(db: PlatformDb, usernameKey: string, emailKey: string) {
  const [admin] = await db
    .select({
      id: platformAdmins.id,
      status: platformAdmins.status,
      passwordHash: platformAdmins.passwordHash,
    })
    .from(platformAdmins)
    .where(or(eq(platformAdmins.usernameKey, usernameKey), eq(platformAdmins.emailKey, emailKey)))
    .limit(1)
  return admin ?? null
}

/** False when the username or the address is another admin's. */
export async function insertAdmin(tx: PlatformTx, row: typeof platformAdmins.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(platformAdmins)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: platformAdmins.id })
  return inserted.length === 1
}

export async function adminNameExists(tx: PlatformTx, usernameKey: string): Promise<boolean> {
  return (await tx.$count(platformAdmins, eq(platformAdmins.usernameKey, usernameKey))) > 0
}

export async function noteAdminSignIn(
  tx: PlatformTx,
  adminId: string,
  last: { lastSignInAt: Date; lastSignInIp: string | null },
): Promise<void> {
  await tx.update(platformAdmins).set(last).where(eq(platformAdmins.id, adminId))
}

/** What signing in rests on, as it is now. */
export async function readAccount(db: PlatformDb, userId: string) {
  const [account] = await db.select(accountFields).from(users).where(eq(users.id, userId))
  return account ?? null
}

/** The same, held still: a sign-in and a change of the password meet here. */
export async function lockAccount(tx: PlatformTx, userId: string) {
  const [account] = await tx.select(accountFields).from(users).where(eq(users.id, userId)).for('update')
  return account ?? null
}

const accountFields = {
  status: users.status,
  disabledCause: users.disabledCause,
  passwordHash: users.passwordHash,
  email: users.email,
}

export async function setPassword(tx: PlatformTx, userId: string, passwordHash: string): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash, version: sql`${users.version} + 1` })
    .where(eq(users.id, userId))
}

/** False when the address is another user's; the transaction can then only roll back. */
export async function setEmail(
  tx: PlatformTx,
  userId: string,
  address: { email: string; emailKey: string },
): Promise<boolean> {
  try {
    await tx
      .update(users)
      .set({ ...address, version: sql`${users.version} + 1` })
      .where(eq(users.id, userId))
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

export async function readSession(tx: PlatformTx, sessionId: string) {
  const [session] = await tx
    .select({ kind: userSessions.kind, lastTenantId: userSessions.lastTenantId })
    .from(userSessions)
    .where(eq(userSessions.id, sessionId))
  return session ?? null
}

/** Makes this the one reset link of the user. */
export async function replaceReset(tx: PlatformTx, reset: typeof passwordResets.$inferInsert): Promise<void> {
  await tx.delete(passwordResets).where(eq(passwordResets.userId, reset.userId))
  await tx.insert(passwordResets).values(reset)
}

export async function readReset(db: PlatformDb, tokenHash: string) {
  const [reset] = await db
    .select({
      userId: passwordResets.userId,
      expiresAt: passwordResets.expiresAt,
      usedAt: passwordResets.usedAt,
    })
    .from(passwordResets)
    .where(eq(passwordResets.tokenHash, tokenHash))
  return reset ?? null
}

export async function useReset(tx: PlatformTx, tokenHash: string, usedAt: Date): Promise<void> {
  await tx.update(passwordResets).set({ usedAt }).where(eq(passwordResets.tokenHash, tokenHash))
}

/** Ends links that were not used; a used one stays, to say so. */
export async function deleteOpenResets(tx: PlatformTx, userId: string): Promise<void> {
  await tx.delete(passwordResets).where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)))
}
