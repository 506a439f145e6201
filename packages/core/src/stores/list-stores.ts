import type { ListStores } from '@leasehold/contracts'
import { decodePlace, type TenantQuery, toPage } from '../kernel/index.ts'
import { storeReach } from './rules.ts'
import * as store from './store.ts'

/** Stores of the company that the caller may see, in pages. */
export async function listStores(call: TenantQuery, input: ListStores) {
  const { sort, limit } = input
  const place = decodePlace(input.cursor, sort === 'created' ? ['uuid'] : ['text', 'uuid'])
  const within = storeReach(call.membership)
  const rows = await store.listStores(call.reader, { ...input, place, within, limit: limit + 1 })
  return toPage(rows, limit, place, (row) => (sort === 'created' ? [row.id] : [row[sort], row.id]))
}
