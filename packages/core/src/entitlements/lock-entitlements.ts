import type { TenantId, Tx } from '@leasehold/db'
import { type Entitlements, resolveEntitlements } from './rules.ts'
import { lockContract, readInputsIn } from './store.ts'

/**
 * Holds the tenant's contract for the rest of the transaction and resolves what it allows now. Commands that
 * count (seats, stores, the last admin) begin with it, so that no two of them count at once, and none
 * counts against a limit that a change of plan is just taking away.
 */
export async function lockEntitlements(call: {
  tx: Tx
  tenant: { id: TenantId }
  now: Date
}): Promise<Entitlements> {
  await lockContract(call.tx, call.tenant.id)
  return resolveEntitlements(await readInputsIn(call.tx, call.tenant.id), call.now)
}
