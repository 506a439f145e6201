import { subscriptions, type TenantId, type Tx } from '@leasehold/db'
import { eq } from 'drizzle-orm'
import type { Contract } from './rules.ts'

/** The contract's row, locked: whatever counts against a limit of the tenant meets here. */
export async function lockContract(tx: Tx, tenantId: TenantId): Promise<Contract | null> {
  const [contract] = await tx
    .select({
      plan: subscriptions.plan,
      state: subscriptions.state,
      trialEndsAt: subscriptions.trialEndsAt,
      stateSince: subscriptions.stateSince,
    })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  return contract ?? null
}
