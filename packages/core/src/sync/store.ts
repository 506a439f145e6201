import { syncRuns, type Tx } from '@leasehold/db'
import { sql } from 'drizzle-orm'

/** The runs that wait: those that did already, and these. */
export function insertOrMerge(tx: Tx, runs: (typeof syncRuns.$inferInsert)[]) {
  return tx
    .insert(syncRuns)
    .values(runs)
    .onConflictDoUpdate({
      target: syncRuns.tenantId,
      targetWhere: sql`state = 'waiting'`,
      set: {
        merged: sql`${syncRuns.merged} + 1`,
        // The first bulk change that waits for a run keeps it. A company itself may not write it, and never has one.
        ...(runs.some(({ bulkId }) => bulkId) && {
          bulkId: sql`coalesce(${syncRuns.bulkId}, excluded.bulk_id)`,
        }),
      },
    })
    .returning({ id: syncRuns.id, tenantId: syncRuns.tenantId })
}
