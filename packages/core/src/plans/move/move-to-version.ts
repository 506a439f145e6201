import { stateAt } from '../../entitlements/index.ts'
import { NotFound, type OpenCommand, recordAudit } from '../../kernel/index.ts'
import { requestSync } from '../../sync/index.ts'
import { DeletedTenantStays, VersionHeldByStripe } from '../errors.ts'
import * as plansStore from '../store.ts'
import * as store from './store.ts'

/** A published version of a plan or an add-on. */
export type Version = { plan: string; planVersion: number }

/**
 * Moves what a company has of a plan or an add-on to another version of it: what it may use changes at its next
 * request, and its state, its trial and its period stay. A company that has none of it, or has it in that version,
 * is left as it is. Running it again changes nothing. A contract that Stripe holds is not moved here.
 *
 * @returns whether anything changed
 * @throws NotFound, DeletedTenantStays, VersionHeldByStripe
 */
export async function moveToVersion(
  call: OpenCommand,
  tenantId: string,
  version: Version & { bulkId?: string },
): Promise<boolean> {
  const { tx } = call
  const { plan, planVersion, bulkId } = version
  if (!(await plansStore.readVersion(tx, plan, planVersion))) throw new NotFound('plan')
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (tenant.deletedAt) throw new DeletedTenantStays()
  if (tenant.contract && isHeld(tenant.contract, version, call.now)) throw new VersionHeldByStripe()
  const left = await store.moveTo(tx, tenantId, version)
  if (left.length === 0) return false
  await requestSync(call, { tenantId, cause: 'plan_changed', ...(bulkId && { bulkId }) })
  await recordAudit(call, {
    tenantId,
    action: 'subscription.plan_changed',
    resource: 'subscription',
    resourceId: tenantId,
    before: { plan, planVersion: left.length === 1 ? left[0] : left },
    after: { plan, planVersion },
  })
  return true
}

type HeldRow = NonNullable<NonNullable<Awaited<ReturnType<typeof store.lockTenant>>>['contract']>

function isHeld(contract: HeldRow, { plan, planVersion }: Version, now: Date): boolean {
  const state = stateAt(contract, now)
  const moves = contract.plan === plan && contract.planVersion !== planVersion
  return moves && contract.source === 'stripe' && state !== 'cancelled' && state !== 'expired'
}
