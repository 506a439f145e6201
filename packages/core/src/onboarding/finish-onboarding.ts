import { acrossTenants } from '@leasehold/db'
import { lockEntitlements } from '../entitlements/index.ts'
import { recordAudit, type TenantCommand } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * Ends the wizard: the company is in use, and its link is used up. Asked again, from another tab, it has
 * nothing left to do.
 */
export async function finishOnboarding(call: TenantCommand): Promise<void> {
  const { tx, tenant, now } = call
  // Whoever begins with another link at this moment meets us at the contract.
  await lockEntitlements(call)
  const before = await acrossTenants(tx, async (over) => {
    const held = await store.lockTenant(over, tenant.id)
    if (!held || held.activation === 'active') return null
    await store.setActivation(over, tenant.id, 'active')
    await store.useLinks(over, tenant.id, now)
    return held.activation
  })
  if (before === null) return
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'onboarding.finished',
    resource: 'tenant',
    resourceId: tenant.id,
    before: { activation: before },
    after: { activation: 'active' },
  })
}
