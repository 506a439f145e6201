import type { ObjectKey, SyncStep } from '@leasehold/catalog'
import type { PlatformTx } from '@leasehold/db'
import { type Entitlements, readManyIn, resolveEntitlements } from '../../entitlements/index.ts'
import { type Call, newId } from '../../kernel/index.ts'
import { requestSyncs } from '../request-sync.ts'
import { changesTo, openObjects, unseeded, verifyRoles } from '../rules.ts'
import * as store from './store.ts'

/** What a step did for a tenant: how many objects it made, and which entitlement version it went by. */
export type Done = { made: number; version?: number }

type Step = (call: Call & { tx: PlatformTx }, runs: readonly store.RunRow[]) => Promise<Map<string, Done>>

/**
 * The steps, each for several tenants in one transaction. Each reads what it goes by itself and does what is still
 * to be done, so that repeating one changes nothing more.
 */
export const steps: Record<SyncStep, Step> = {
  /** Reads what the tenants may use, and remembers at which version. */
  resolve: async (call, runs) => {
    const resolved = await resolve(call, runs)
    return new Map([...resolved].map(([id, { version }]) => [id, { made: 0, version }]))
  },

  /** Opens and closes objects, so that the workspace has those that its modules open. */
  apply: async (call, runs) => {
    const resolved = await resolve(call, runs)
    const held = await store.readObjects(call.tx, idsOf(runs))
    const changes = [...resolved].map(([tenantId, { entitlements }]) => ({
      tenantId,
      ...changesTo(held.get(tenantId) ?? [], openObjects(entitlements)),
    }))
    const rows = changes.flatMap(({ tenantId, opened, closed }) => [
      ...opened.map((object) => ({ tenantId, object, open: true })),
      ...closed.map((object) => ({ tenantId, object, open: false })),
    ])
    await store.setObjects(call.tx, rows, call.now)
    return new Map(
      changes.map(({ tenantId, opened, closed }) => [tenantId, { made: opened.length + closed.length }]),
    )
  },

  /** Makes the defaults of objects that are open for the first time, in the company's language. */
  seed: async ({ tx, now }, runs) => {
    const held = await store.readObjects(tx, idsOf(runs))
    const due = runs.map(({ tenantId }) => ({ tenantId, objects: unseeded(held.get(tenantId) ?? []) }))
    const locales = await store.readLocales(tx, idsOf(runs))
    const rows = due.flatMap(({ tenantId, objects }) =>
      objects.flatMap(({ key: object, fields: [first], seeds = [] }) =>
        seeds.map(({ key: seedKey, title: titles, data }) => {
          const title = titles[locales.get(tenantId) ?? 'en']
          const all = { [first.key]: title, ...data }
          return { tenantId, id: newId(now.getTime()), object, title, data: all, seedKey, createdAt: now }
        }),
      ),
    )
    await store.insertSeeds(tx, rows)
    const seeded = due.flatMap(({ tenantId, objects }) =>
      objects.map(({ key }) => ({ tenantId, object: key as ObjectKey })),
    )
    await store.setSeeded(tx, seeded, now)
    const counts = Map.groupBy(rows, ({ tenantId }) => tenantId)
    return new Map(runs.map(({ tenantId }) => [tenantId, { made: counts.get(tenantId)?.length ?? 0 }]))
  },

  /** Looks up every open object for every role, as the guard would. */
  verify: async ({ tx }, runs) => {
    const held = await store.readObjects(tx, idsOf(runs))
    const custom = await store.readCustomRoles(tx, idsOf(runs))
    return new Map(
      runs.map(({ tenantId }) => {
        const open = (held.get(tenantId) ?? []).filter((each) => each.open)
        const { missing } = verifyRoles(
          open.map(({ object }) => object as ObjectKey),
          custom.get(tenantId) ?? [],
        )
        if (missing.length > 0) throw new Error(missing.join('; '))
        return [tenantId, { made: 0 }]
      }),
    )
  },

  /** Ends the runs; what moved since they looked is for runs of its own. */
  announce: async (call, runs) => {
    const versions = await store.readVersions(call.tx, idsOf(runs))
    const moved = runs.filter(
      ({ tenantId, entitlementVersion }) => versions.get(tenantId) !== entitlementVersion,
    )
    await requestSyncs(
      call,
      moved.map(({ tenantId, cause }) => ({ tenantId, cause })),
    )
    return new Map(runs.map(({ tenantId }) => [tenantId, { made: 0 }]))
  },
}

const idsOf = (runs: readonly { tenantId: string }[]) => runs.map(({ tenantId }) => tenantId)

async function resolve(
  { tx, now }: Call & { tx: PlatformTx },
  runs: readonly { tenantId: string }[],
): Promise<Map<string, { version: number; entitlements: Entitlements }>> {
  const found = await readManyIn(tx, store.ofTenants(idsOf(runs)))
  return new Map(
    found.map(({ tenantId, version, inputs }) => [
      tenantId,
      { version, entitlements: resolveEntitlements(inputs, now) },
    ]),
  )
}
