import { auditEntries, idempotencyKeys, type Tx } from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'
import type { Event } from './emit.ts'

export async function insertAuditEntries(
  tx: Tx,
  entries: (typeof auditEntries.$inferInsert)[],
): Promise<void> {
  await tx.insert(auditEntries).values(entries)
}

export async function insertJob(tx: Tx, event: Event): Promise<void> {
  await tx.execute(
    sql`select enqueue(${event.name}, ${JSON.stringify(event.payload)}::json, ${event.key ?? null}, ${event.runAt?.toISOString() ?? null}::timestamptz)`,
  )
}

type KeyOf = { tenantId: string; scope: string; key: string }

const isKey = (of: KeyOf) =>
  and(
    eq(idempotencyKeys.tenantId, of.tenantId),
    eq(idempotencyKeys.scope, of.scope),
    eq(idempotencyKeys.key, of.key),
  )

/** True for the one transaction that may do the work. */
export async function claimIdempotencyKey(tx: Tx, claim: KeyOf & { inputHash: string }): Promise<boolean> {
  const claimed = await tx.insert(idempotencyKeys).values(claim).onConflictDoNothing().returning()
  return claimed.length === 1
}

export async function readIdempotencyKey(tx: Tx, of: KeyOf) {
  const [row] = await tx.select().from(idempotencyKeys).where(isKey(of))
  return row
}

export async function saveAnswer(tx: Tx, of: KeyOf, answer: unknown): Promise<void> {
  await tx.update(idempotencyKeys).set({ answer }).where(isKey(of))
}
