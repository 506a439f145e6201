import { type PlatformTx, syncRuns, tenants } from '@leasehold/db'
import { and, eq } from 'drizzle-orm'

export async function readTenant(tx: PlatformTx, id: string) {
  const [tenant] = await tx.select({ deletedAt: tenants.deletedAt }).from(tenants).where(eq(tenants.id, id))
  return tenant ?? null
}

/** The run, held: its worker waits meanwhile. */
export async function lockRun(tx: PlatformTx, id: string) {
  const [run] = await tx
    .select({ tenantId: syncRuns.tenantId, id: syncRuns.id, state: syncRuns.state, cause: syncRuns.cause })
    .from(syncRuns)
    .where(eq(syncRuns.id, id))
    .for('update')
  return run ?? null
}

export async function cancelRun(
  tx: PlatformTx,
  { tenantId, id }: { tenantId: string; id: string },
  endedAt: Date,
): Promise<void> {
  await tx
    .update(syncRuns)
    .set({ state: 'cancelled', endedAt })
    .where(and(eq(syncRuns.tenantId, tenantId), eq(syncRuns.id, id)))
}
