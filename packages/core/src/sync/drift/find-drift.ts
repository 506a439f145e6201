import type { Database } from '@leasehold/db'
import { readManyOf, resolveEntitlements } from '../../entitlements/index.ts'
import { changesTo, openObjects, unseeded } from '../rules.ts'
import { ofTenants, readObjects } from '../run/store.ts'
import * as store from './store.ts'

/** Companies looked at together. */
const BATCH = 200

type Tenant = Awaited<ReturnType<typeof store.listTenants>>[number]

/** A company whose workspace is not what its entitlements say. */
export type Drift = {
  tenant: Tenant
  /** Objects that should be open, that should not, and that lack their defaults. */
  missing: string[]
  surplus: string[]
  unseeded: string[]
  /** It never had a workspace. */
  neverSynced: boolean
  /** A run that mends it waits or is under way. */
  isPending: boolean
}

/** Looks at the next companies, in the order of their ids; `last` is null when there are no more. */
export async function findDrift(
  { platform: db }: Database,
  after: string | null,
  now: Date,
): Promise<{ drifts: Drift[]; looked: number; last: string | null }> {
  const tenants = await store.listTenants(db, after, BATCH)
  const ids = tenants.map(({ id }) => id)
  if (ids.length === 0) return { drifts: [], looked: 0, last: null }
  const [resolved, held, pending] = await Promise.all([
    readManyOf(db, ofTenants(ids)),
    readObjects(db, ids),
    store.readPending(db, ids),
  ])
  const wanted = new Map(
    resolved.map(({ tenantId, inputs }) => [tenantId, openObjects(resolveEntitlements(inputs, now))]),
  )
  const drifts = tenants.flatMap((tenant) => {
    const has = held.get(tenant.id) ?? []
    const { opened, closed } = changesTo(has, wanted.get(tenant.id) ?? [])
    const bare = unseeded(has).map(({ key }) => key)
    if (opened.length + closed.length + bare.length === 0) return []
    const isPending = pending.has(tenant.id)
    return [
      { tenant, missing: opened, surplus: closed, unseeded: bare, neverSynced: has.length === 0, isPending },
    ]
  })
  return { drifts, looked: ids.length, last: ids.length === BATCH ? (ids.at(-1) ?? null) : null }
}
