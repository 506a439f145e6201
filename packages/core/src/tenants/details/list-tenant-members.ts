import type { ListTenantMembers } from '@leasehold/contracts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as store from './store.ts'

/** People of a company, by name. */
export async function listTenantMembers(call: PlatformQuery, input: ListTenantMembers) {
  const place = decodePlace(input.cursor, ['text', 'uuid'])
  const rows = await store.listMembers(call.database.platform, input, place)
  return toPage(rows, input.limit, place, ({ displayName, userId }) => [displayName, userId])
}
