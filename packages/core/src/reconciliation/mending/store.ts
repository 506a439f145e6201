import { type PlatformDb, type PlatformTx, reconciliationDifferences, reconciliations } from '@leasehold/db'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'

type Reader = PlatformDb | PlatformTx

export type Kept = typeof reconciliationDifferences.$inferSelect

export async function readDifference(db: Reader, reconciliationId: string, id: string): Promise<Kept | null> {
  const [row] = await db
    .select()
    .from(reconciliationDifferences)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        eq(reconciliationDifferences.id, id),
      ),
    )
  return row ?? null
}

/** What was not mended yet, in the order in which it was found. */
export async function listUnmended(
  db: Reader,
  reconciliationId: string,
  after: string | null,
  limit: number,
) {
  return await db
    .select()
    .from(reconciliationDifferences)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        isNull(reconciliationDifferences.mendedAt),
        after === null ? undefined : gt(reconciliationDifferences.id, after),
      ),
    )
    .orderBy(asc(reconciliationDifferences.id))
    .limit(limit)
}

/** Notes that it is asked to be mended: one of them, or all that are left. */
export async function noteAsked(
  tx: PlatformTx,
  { reconciliationId, id }: { reconciliationId: string; id: string | null },
  askedAt: Date,
): Promise<void> {
  await tx
    .update(reconciliationDifferences)
    .set({ askedAt, error: null })
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        isNull(reconciliationDifferences.mendedAt),
        id === null ? undefined : eq(reconciliationDifferences.id, id),
      ),
    )
}

/** Notes what became of mending; counts a difference as mended once. */
export async function saveMending(
  tx: PlatformTx,
  { reconciliationId, id }: { reconciliationId: string; id: string },
  outcome: { mendedAt: Date | null; error: string | null },
): Promise<void> {
  const noted = await tx
    .update(reconciliationDifferences)
    .set(outcome)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        eq(reconciliationDifferences.id, id),
        isNull(reconciliationDifferences.mendedAt),
      ),
    )
    .returning({ id: reconciliationDifferences.id })
  if (!outcome.mendedAt || noted.length === 0) return
  await tx
    .update(reconciliations)
    .set({ mended: sql`${reconciliations.mended} + 1` })
    .where(eq(reconciliations.id, reconciliationId))
}
