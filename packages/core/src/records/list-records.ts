import type { ListRecords } from '@leasehold/contracts'
import { decodePlace, type TenantQuery, toPage } from '../kernel/index.ts'
import { storeReach } from '../stores/index.ts'
import * as store from './store.ts'

/** Records of an object that the caller reaches, in pages. */
export async function listRecords(call: TenantQuery, input: ListRecords) {
  const { sort, limit } = input
  const place = decodePlace(input.cursor, sort === 'created' ? ['uuid'] : ['text', 'uuid'])
  const rows = await store.listRecords(call.reader, input, { place, reach: storeReach(call.membership) })
  return toPage(rows, limit, place, ({ id, title }) => (sort === 'created' ? [id] : [title, id]))
}
