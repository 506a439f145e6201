import type { Locale } from '@leasehold/catalog'
import { isUniqueViolation, type PlatformDb, type PlatformTx, userSessions, users } from '@leasehold/db'
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'

const profileFields = {
  username: users.username,
  displayName: users.displayName,
  email: users.email,
  phone: users.phone,
  locale: users.locale,
  version: users.version,
}

export async function readProfile(db: PlatformDb, userId: string) {
  const [profile] = await db.select(profileFields).from(users).where(eq(users.id, userId))
  return profile
}

export async function lockProfile(tx: PlatformTx, userId: string) {
  const [profile] = await tx.select(profileFields).from(users).where(eq(users.id, userId)).for('update')
  return profile
}

/** False when the username is another user's; the transaction can then only roll back. */
export async function saveProfile(
  tx: PlatformTx,
  userId: string,
  profile: { username: string; usernameKey: string; displayName: string; phone: string | null },
): Promise<boolean> {
  try {
    await tx
      .update(users)
      .set({ ...profile, version: sql`${users.version} + 1` })
      .where(eq(users.id, userId))
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** Leaves the version alone: choosing a language is no reason to refuse an edit that is under way. */
export async function saveLocale(tx: PlatformTx, userId: string, locale: Locale): Promise<void> {
  await tx.update(users).set({ locale }).where(eq(users.id, userId))
}

/** Most sessions of one person that are shown. */
const SHOWN_SESSIONS = 100

/** Sessions that are not over, newest first. */
export async function listSessions(db: PlatformDb, userId: string, now: Date) {
  return db
    .select({
      id: userSessions.id,
      kind: userSessions.kind,
      ip: userSessions.ip,
      userAgent: userSessions.userAgent,
      createdAt: userSessions.createdAt,
    })
    .from(userSessions)
    .where(and(eq(userSessions.userId, userId), gt(userSessions.expiresAt, now)))
    .orderBy(desc(userSessions.createdAt), userSessions.id)
    .limit(SHOWN_SESSIONS)
}

/** Ends one session of a person; true when it was there. */
export async function deleteSession(tx: PlatformTx, userId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .delete(userSessions)
    .where(and(eq(userSessions.userId, userId), eq(userSessions.id, sessionId)))
    .returning({ id: userSessions.id })
  return ended.length === 1
}

/** Ends every session of a person but one; tells how many. */
export async function deleteOtherSessions(tx: PlatformTx, userId: string, kept: string): Promise<number> {
  const ended = await tx
    .delete(userSessions)
    .where(and(eq(userSessions.userId, userId), ne(userSessions.id, kept)))
    .returning({ id: userSessions.id })
  return ended.length
}

export async function putSessionIn(tx: PlatformTx, sessionId: string, tenantId: string): Promise<void> {
  await tx.update(userSessions).set({ lastTenantId: tenantId }).where(eq(userSessions.id, sessionId))
}
