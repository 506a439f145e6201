import { type PlatformDb, type PlatformTx, reconciliationDifferences, reconciliations } from '@leasehold/db'
import { desc, eq, sql } from 'drizzle-orm'

type Reader = PlatformDb | PlatformTx

export async function insertReconciliation(
  tx: PlatformTx,
  row: typeof reconciliations.$inferInsert,
): Promise<void> {
  await tx.insert(reconciliations).values(row)
}

export async function readReconciliation(db: Reader, id: string) {
  const [row] = await db.select().from(reconciliations).where(eq(reconciliations.id, id))
  return row ?? null
}

/** One that is under way; two of them would find the same. */
export async function readRunning(db: Reader) {
  const [row] = await db
    .select({ id: reconciliations.id })
    .from(reconciliations)
    .where(eq(reconciliations.state, 'running'))
    .limit(1)
  return row ?? null
}

/** When the last one that came to its end began. */
export async function lastBegun(db: Reader): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: reconciliations.createdAt })
    .from(reconciliations)
    .where(eq(reconciliations.state, 'done'))
    .orderBy(desc(reconciliations.id))
    .limit(1)
  return row?.createdAt ?? null
}

/** Nobody else begins a comparison until this transaction has ended. */
export async function lockBeginning(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('leasehold_reconciliation'))`)
}

export type Found = Omit<typeof reconciliationDifferences.$inferInsert, 'reconciliationId'>

/** What a page brought, and where the next one begins: together, so that nothing is counted twice. */
export async function savePage(
  tx: PlatformTx,
  id: string,
  page: { cursor: string; checked: number; found: Found[] },
): Promise<void> {
  const { cursor, checked, found } = page
  const mended = found.filter(({ mendedAt }) => mendedAt).length
  await tx
    .update(reconciliations)
    .set({
      cursor,
      checked: sql`${reconciliations.checked} + ${checked}`,
      differing: sql`${reconciliations.differing} + ${found.length}`,
      mended: sql`${reconciliations.mended} + ${mended}`,
    })
    .where(eq(reconciliations.id, id))
  if (found.length === 0) return
  await tx.insert(reconciliationDifferences).values(found.map((each) => ({ ...each, reconciliationId: id })))
}

export async function endReconciliation(
  tx: PlatformTx,
  id: string,
  end: { state: 'done' | 'failed'; error: string | null; endedAt: Date },
): Promise<void> {
  await tx.update(reconciliations).set(end).where(eq(reconciliations.id, id))
}
