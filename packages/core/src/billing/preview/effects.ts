import { compareEntitlements, type EntitlementInputs, resolveEntitlements } from '../../entitlements/index.ts'
import { type Surplus, surplusOf, type Usage } from '../../usage/index.ts'
import type { Priced } from '../situation/decide.ts'

/**
 * What a company gains and loses once its contract says something else, and what of its use would no longer fit. By the
 * same functions that decide what it may use; add-ons and what staff granted stay.
 *
 * @param at instant at which it changes, by our clock
 */
export function effectsOf(inputs: EntitlementInputs, { terms, plan }: Priced, usage: Usage, at: Date) {
  const { plan: key, planVersion, seats } = terms
  const contract = {
    plan: key,
    planVersion,
    state: 'active' as const,
    stateSince: at,
    trialEndsAt: null,
    seats,
    endsAt: null,
    clockAhead: inputs.contract?.clockAhead ?? 0,
  }
  const before = resolveEntitlements(inputs, at)
  const after = resolveEntitlements({ ...inputs, contract, plan: plan.entitlements }, at)
  const wasOver = new Set(surplusOf(usage, before.limits).map(({ limit }) => limit))
  return {
    changes: compareEntitlements(before, after),
    surplus: surplusOf(usage, after.limits).map((each: Surplus) => ({
      ...each,
      over: each.used - each.allowed,
      /** False when it does not fit today either. */
      isNew: !wasOver.has(each.limit),
    })),
  }
}
