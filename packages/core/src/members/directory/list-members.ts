import type { ListMembers } from '@leasehold/contracts'
import { decodePlace, type TenantQuery, toPage } from '../../kernel/index.ts'
import { reachedStores } from '../rules.ts'
import * as store from './store.ts'

/**
 * A page of the members, active and disabled, found by a part of their name, username or email address. Who
 * is limited to stores sees who works in those.
 */
export async function listMembers(call: TenantQuery, input: ListMembers) {
  const place = decodePlace(input.cursor, [input.sort === 'name' ? 'text' : 'timestamptz', 'uuid'])
  const rows = await store.listMembers(call.reader, input, { place, reached: reachedStores(call.membership) })
  const keyOf = {
    name: (row: Row) => [row.displayName, row.userId],
    joined: (row: Row) => [row.joinedAtExact, row.userId],
  }[input.sort]
  const page = toPage(rows, input.limit, place, keyOf)
  return { ...page, items: page.items.map(({ joinedAtExact: _, ...member }) => member) }
}

type Row = Awaited<ReturnType<typeof store.listMembers>>[number]
