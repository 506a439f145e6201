import type { StoreOf } from '@leasehold/contracts'
import { NotFound, type TenantQuery } from '../kernel/index.ts'
import { reachesStore } from './rules.ts'
import * as store from './store.ts'

/** @throws NotFound also for a store outside the caller's stores */
export async function getStore(call: TenantQuery, { id }: StoreOf) {
  if (!reachesStore(call.membership, id)) throw new NotFound('store')
  const [found] = await store.readStore(call.reader, { tenantId: call.tenant.id, id })
  if (!found) throw new NotFound('store')
  return found
}
