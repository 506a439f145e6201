import type { TenantQuery } from '../../kernel/index.ts'
import { auditedStores, storeActions } from './rules.ts'
import * as store from './store.ts'

/** How far the caller sees into the log; null is all of it. */
export async function readReach(call: TenantQuery): Promise<store.Reach | null> {
  const storeIds = auditedStores(call.membership)
  if (!storeIds) return null
  const within = await store.listPeopleWithin(call.reader, storeIds)
  const people = [...new Set([...within, call.membership.userId])]
  return { storeIds, people, actions: storeActions }
}
