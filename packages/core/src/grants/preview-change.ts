import type { PreviewEntitlements } from '@leasehold/contracts'
import {
  compareEntitlements,
  type Entitlements,
  readEntitlements,
  resolveEntitlements,
} from '../entitlements/index.ts'
import type { PlatformQuery } from '../kernel/index.ts'
import { HeldByStripe, isHeldByStripe, TenantDeleted, WrongContractState } from '../tenants/index.ts'
import { surplusOf, usageOf } from '../usage/index.ts'
import { readNames } from './names.ts'
import { prepareChange } from './prepare-change.ts'
import { type Change, inputsAfter } from './rules.ts'
import * as store from './store.ts'

/**
 * What a change would do to a company, before anything is done: what it gains and loses, and what of its use would
 * no longer fit. Nothing is written; the command goes by the same functions.
 *
 * @throws the refusals of the command
 */
export async function previewEntitlements(call: PlatformQuery, input: PreviewEntitlements) {
  const { database, now } = call
  const { tenantId } = input
  const db = database.platform
  const [{ inputs }, used, company, names] = await Promise.all([
    readEntitlements(call, tenantId),
    usageOf(database, tenantId, now),
    store.readCompany(db, tenantId),
    readNames(db),
  ])
  if (company?.deletedAt) throw new TenantDeleted()
  const change = await prepareChange(db, tenantId, input.change, now)
  const inputsThen = inputsAfter(inputs, change, now)
  if (!inputsThen) throw wrongState(change, now)

  // What begins later is compared as of then.
  const at = change.kind === 'set_override' ? change.override.startsAt : now
  const before = resolveEntitlements(inputs, at)
  const after = resolveEntitlements(inputsThen, at)
  const wasOver = new Set(surplusOf(used, before.limits).map(({ limit }) => limit))
  return {
    before: standing(before, names.plan),
    after: standing(after, names.plan),
    changes: compareEntitlements(before, after).map((each) => ({ ...names.feature(each.feature), ...each })),
    surplus: surplusOf(used, after.limits).map((each) => ({
      ...each,
      over: each.used - each.allowed,
      /** False when it does not fit today either. */
      isNew: !wasOver.has(each.limit),
    })),
    /** From when on; null when at once. */
    startsAt: at > now ? at : null,
  }
}

type PlanName = Awaited<ReturnType<typeof readNames>>['plan']

function standing({ access, plan, planVersion, state, until }: Entitlements, nameOf: PlanName) {
  return { access, plan, planName: plan === null ? null : nameOf(plan), planVersion, state, until }
}

function wrongState(change: Change, now: Date): Error {
  if (change.kind !== 'apply_plan' || !change.contract) throw new Error('Only a contract can be in the way.')
  if (isHeldByStripe(change.contract, now)) return new HeldByStripe()
  return new WrongContractState(change.contract, now)
}
