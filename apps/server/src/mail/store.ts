import { mails, type PlatformDb } from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'

export async function keepMail(db: PlatformDb, mail: typeof mails.$inferInsert): Promise<void> {
  await db.insert(mails).values(mail).onConflictDoNothing()
}

export async function isSent(db: PlatformDb, jobKey: string): Promise<boolean> {
  return (await db.$count(mails, and(eq(mails.jobKey, jobKey), eq(mails.status, 'sent')))) > 0
}

export async function noteSent(db: PlatformDb, jobKey: string): Promise<void> {
  await db
    .update(mails)
    .set({ status: 'sent', sentAt: sql`now()`, failure: null })
    .where(eq(mails.jobKey, jobKey))
}

export async function noteFailure(db: PlatformDb, jobKey: string, failure: string): Promise<void> {
  await db
    .update(mails)
    .set({ status: 'failed', failure: failure.slice(0, 500) })
    .where(eq(mails.jobKey, jobKey))
}
