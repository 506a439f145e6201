import type { ListAdmins } from '@leasehold/contracts'
import { decodePlace, type PlatformQuery, toPage } from '../kernel/index.ts'
import * as store from './store.ts'

/** A page of the platform's staff, by username. */
export async function listAdmins(call: PlatformQuery, input: ListAdmins) {
  const place = decodePlace(input.cursor, ['text'])
  const { direction, limit } = input
  const rows = await store.listAdmins(call.database.platform, input, { direction, place, limit })
  const page = toPage(rows, limit, place, ({ usernameKey }) => [usernameKey])
  return { ...page, items: page.items.map(({ usernameKey: _, ...admin }) => admin) }
}
