import type { Limit } from '@leasehold/catalog'
import type { Database, Tx } from '@leasehold/db'
import * as store from './store.ts'

/** How much of each limit is used. Open invitations hold seats; storage is in bytes. */
export type Usage = Record<Limit, number>

/** What a tenant uses now, as staff look at it. */
export async function usageOf(database: Database, tenantId: string, now: Date): Promise<Usage> {
  return (await store.readUsage(database.platform, [tenantId], now)).get(tenantId) ?? store.none
}

/** The same as a transaction of the platform sees it, for many tenants. */
export function usageIn(tx: Tx, tenantIds: readonly string[], now: Date): Promise<Map<string, Usage>> {
  return store.readUsage(tx, tenantIds, now)
}
