import { syncRuns, type Tx } from '@leasehold/db'
import { sql } from 'drizzle-orm'

/** The run that waits: the one that did already, or this one. */
export async function insertOrMerge(tx: Tx, run: typeof syncRuns.$inferInsert): Promise<string> {
  const [waiting] = await tx
    .insert(syncRuns)
    .values(run)
    .onConflictDoUpdate({
      target: syncRuns.tenantId,
      targetWhere: sql`state = 'waiting'`,
      set: { merged: sql`${syncRuns.merged} + 1` },
    })
    .returning({ id: syncRuns.id })
  if (!waiting) throw new Error('A sync run was neither made nor merged.')
  return waiting.id
}
