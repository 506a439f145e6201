import type { PreviewMove } from '@leasehold/contracts'
import type { PlatformTx } from '@leasehold/db'
import { compareEntitlements, readManyIn, resolveEntitlements } from '../../entitlements/index.ts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { surplusOf, usageIn } from '../../usage/index.ts'
import * as plansStore from '../store.ts'
import { inputsOn, type Target, totalsOf } from './rules.ts'
import * as store from './store.ts'

/** Companies that the totals are counted over, at most; beyond it they speak of the first. */
const COUNTED = 2_000
const AT_ONCE = 500

/**
 * What moving to a version of a plan would do, before anything is done: who gains and loses what, and who would
 * then use more than is allowed. The same functions decide when it is done.
 *
 * @throws NotFound
 */
export async function previewMove(call: PlatformQuery, input: PreviewMove) {
  const { plan, planVersion, who, limit } = input
  const place = decodePlace(input.cursor, ['uuid'])
  return call.database.platformTransaction(async (tx) => {
    const version = await plansStore.readVersion(tx, plan, planVersion)
    if (!version) throw new NotFound('plan')
    const target = { plan, planVersion, entitlements: version.terms.entitlements }
    const among = 'tenantId' in who ? who : { plan, from: who.from, isAddOn: version.kind === 'addon' }
    const rows = await store.listMoving(tx, among, place, limit)
    if ('tenantId' in who && rows.length === 0) throw new NotFound('tenant')
    const page = toPage(rows, limit, place, ({ id }) => [id])
    const effects = await effectsOn(tx, page.items, target, call.now)
    const items = page.items.map((tenant) => ({ ...tenant, ...effectOf(effects, tenant.id) }))
    // Whoever turns pages has the totals from the first.
    return { ...page, items, totals: place ? null : await countTotals(tx, among, target, call.now) }
  })
}

type Effects = Awaited<ReturnType<typeof effectsOn>>

const effectOf = (effects: Effects, id: string) => {
  const effect = effects.get(id)
  if (!effect) throw new Error('A company was listed and not read.')
  return effect
}

/** What happens to each of some companies. */
async function effectsOn(tx: PlatformTx, of: readonly { id: string }[], target: Target, now: Date) {
  const ids = of.map(({ id }) => id)
  if (ids.length === 0) return new Map<string, never>()
  const read = await readManyIn(tx, store.among(ids))
  const used = await usageIn(tx, ids, now)
  return new Map(
    read.map(({ tenantId, inputs }) => {
      const then = inputsOn(inputs, target)
      const before = resolveEntitlements(inputs, now)
      const after = resolveEntitlements(then ?? inputs, now)
      const usage = used.get(tenantId)
      const over = usage ? surplusOf(usage, after.limits) : []
      const overBefore = new Set(usage ? surplusOf(usage, before.limits).map((each) => each.limit) : [])
      return [
        tenantId,
        {
          /** False when it is on the version already, or has none of the plan. */
          moves: then !== null,
          changes: compareEntitlements(before, after),
          /** Used beyond what is then allowed: nothing is taken away, and nothing can be added until it fits. */
          surplus: over.map((each) => ({ ...each, isNew: !overBefore.has(each.limit) })),
        },
      ]
    }),
  )
}

/** Over all that move: how many gain and lose what, and how many would be over a limit that they are within now. */
async function countTotals(
  tx: PlatformTx,
  among: Parameters<typeof store.listMoving>[1],
  target: Target,
  now: Date,
) {
  const found: Effects extends Map<string, infer E> ? E[] : never = []
  let place: Parameters<typeof store.listMoving>[2] = null
  let isComplete = false
  while (found.length < COUNTED && !isComplete) {
    const rows = await store.listMoving(tx, among, place, AT_ONCE)
    const some = rows.slice(0, AT_ONCE)
    found.push(...(await effectsOn(tx, some, target, now)).values())
    isComplete = rows.length <= AT_ONCE
    place = { direction: 'after', values: [some.at(-1)?.id ?? null] }
  }
  return {
    /** Companies that were looked at; all of them when `isComplete`. */
    tenants: found.length,
    isComplete,
    features: totalsOf(found.map(({ changes }) => changes)),
    newlyOver: found.filter(({ surplus }) => surplus.some(({ isNew }) => isNew)).length,
  }
}
