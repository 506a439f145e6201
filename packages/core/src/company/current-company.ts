import { moduleStates } from '../entitlements/index.ts'
import { NotFound, type TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/** The company the caller is in: what it is, what is open in it, and what the caller may do there. */
export async function currentCompany(call: TenantQuery) {
  const { reader, tenant, membership, entitlements, permissions } = call
  const [[company], billingAdmins] = await Promise.all([
    store.readCompany(reader, { tenantId: tenant.id }),
    store.listBillingAdmins(reader, { tenantId: tenant.id }),
  ])
  if (!company) throw new NotFound('tenant')
  return {
    ...company,
    role: membership.role,
    storeIds: [...membership.storeIds],
    permissions: [...permissions],
    access: entitlements.access,
    plan: entitlements.plan,
    state: entitlements.state,
    until: entitlements.until,
    modules: moduleStates(entitlements),
    billingAdmins,
  }
}
