import { mails, type PlatformDb } from '@leasehold/db'
import { and, eq, inArray, sql } from 'drizzle-orm'

/** Keeps a mail unless an earlier run has. */
export async function keepMail(db: PlatformDb, mail: typeof mails.$inferInsert): Promise<void> {
  await db.insert(mails).values(mail).onConflictDoNothing()
}

export async function isHandedOver(db: PlatformDb, jobKey: string): Promise<boolean> {
  const handedOver = and(eq(mails.jobKey, jobKey), inArray(mails.status, ['sent', 'kept']))
  return (await db.$count(mails, handedOver)) > 0
}

export async function noteSent(db: PlatformDb, jobKey: string): Promise<void> {
  await db
    .update(mails)
    .set({ status: 'sent', sentAt: sql`now()`, failure: null })
    .where(eq(mails.jobKey, jobKey))
}

export async function noteFailure(
  db: PlatformDb,
  jobKey: string,
  { status, failure }: { status: 'queued' | 'failed'; failure: string },
): Promise<void> {
  await db
    .update(mails)
    .set({ status, failure: failure.slice(0, 500) })
    .where(eq(mails.jobKey, jobKey))
}
