import { type PlatformDb, type PlatformTx, users } from '@leasehold/db'
import { eq } from 'drizzle-orm'

/** False when another user has the username or the email; waits for one who is just being made. */
export async function insertUser(tx: PlatformTx, user: typeof users.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(users).values(user).onConflictDoNothing().returning({ id: users.id })
  return inserted.length === 1
}

export async function usernameExists(db: PlatformDb, usernameKey: string): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.usernameKey, usernameKey))
  return found.length > 0
}
