import type { AddAddOn } from '@leasehold/contracts'
import { type OpenCommand, once, recordAudit } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { lockCompany } from './lock-company.ts'
import { prepareAddOn } from './prepare-change.ts'
import { staffId } from './staff-id.ts'
import * as store from './store.ts'

/**
 * Stacks an add-on, in the version that is sold now, on a company's contract.
 *
 * @throws InvalidField, PlanNotOnSale, NotFound, TenantDeleted
 */
export async function addAddOn(call: OpenCommand, input: AddAddOn): Promise<{ id: string }> {
  const { tx, now } = call
  const { tenantId, reason, idempotencyKey: key } = input
  await lockCompany(call, tenantId)
  const scope = `admin:${staffId(call)}:entitlements.addAddOn`
  return once(tx, { tenantId, scope, key, input }, async () => {
    const { addOn } = await prepareAddOn(tx, input, now)
    const { id, plan, planVersion, quantity, endsAt } = addOn
    const row = { id, plan, planVersion, quantity, endsAt, tenantId }
    await store.insertAddOn(tx, { ...row, createdBy: staffId(call), createdAt: now })
    await requestSync(call, { tenantId, cause: 'add_on_changed' })
    await recordAudit(call, {
      tenantId,
      action: 'add_on.added',
      resource: 'add_on',
      resourceId: id,
      after: { plan, planVersion, quantity, endsAt, ...(reason && { reason }) },
    })
    return { id }
  })
}
