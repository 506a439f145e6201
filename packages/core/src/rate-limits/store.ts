import { type PlatformDb, rateLimits } from '@leasehold/db'
import { eq, sql } from 'drizzle-orm'

/** Counts one attempt and returns how many the window has seen; one statement, so it is exact over processes. */
export async function countAttempt(db: PlatformDb, key: string, windowSeconds: number) {
  const windowEndsAt = sql`now() + make_interval(secs => ${windowSeconds})`
  const running = sql`${rateLimits.windowEndsAt} > now()`
  const [row] = await db
    .insert(rateLimits)
    .values({ key, attempts: 1, windowEndsAt })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        attempts: sql`case when ${running} then ${rateLimits.attempts} + 1 else 1 end`,
        windowEndsAt: sql`case when ${running} then ${rateLimits.windowEndsAt} else ${windowEndsAt} end`,
      },
    })
    .returning({
      attempts: rateLimits.attempts,
      secondsLeft: sql<number>`ceil(extract(epoch from ${rateLimits.windowEndsAt} - now()))::int`,
    })
  if (!row) throw new Error('a counted attempt returns its row')
  return row
}

export async function forgiveAttempt(db: PlatformDb, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ attempts: sql`greatest(${rateLimits.attempts} - 1, 0)` })
    .where(eq(rateLimits.key, key))
}
