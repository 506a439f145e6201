import { moduleStates, readEntitlements, stateAt } from '../../entitlements/index.ts'
import { NotFound, type PlatformQuery } from '../../kernel/index.ts'
import { possibleActions } from '../rules.ts'
import * as store from './store.ts'

/** One company: what is known of it, its contract, what that opens now, and what may be done with it. */
export async function getTenant(call: PlatformQuery, input: { tenantId: string }) {
  const db = call.database.platform
  const [tenant, contract, { entitlements }] = await Promise.all([
    store.readTenant(db, input.tenantId),
    store.readContract(db, input.tenantId),
    readEntitlements(call, input.tenantId),
  ])
  if (!tenant) throw new NotFound('tenant')
  const { activation, deletedAt } = tenant
  return {
    ...tenant,
    contract: contract && { ...contract, stateNow: stateAt(contract, call.now) },
    access: entitlements.access,
    limits: entitlements.limits,
    modules: moduleStates(entitlements),
    may: possibleActions({ activation, deletedAt, contract }, call.now),
  }
}
