import { moduleStates } from '../entitlements/index.ts'
import { NotFound, type TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/** The company the caller is in: what it is, what is open in it, and what the caller may do there. */
export async function currentCompany(call: TenantQuery) {
  const { reader, tenant, membership, entitlements, permissions } = call
  const [[found], billingAdmins] = await Promise.all([
    store.readCompany(reader, { tenantId: tenant.id }),
    store.listBillingAdmins(reader, { tenantId: tenant.id }),
  ])
  if (!found) throw new NotFound('tenant')
  const { planName, ...company } = found
  return {
    ...company,
    role: membership.role,
    storeIds: [...membership.storeIds],
    permissions: [...permissions],
    access: entitlements.access,
    plan: entitlements.plan === null || planName === null ? null : { key: entitlements.plan, name: planName },
    state: entitlements.state,
    until: entitlements.until,
    modules: moduleStates(entitlements),
    billingAdmins,
  }
}
