import {
  type Access,
  type Limits,
  type Module,
  modules,
  type PlanKey,
  plans,
  type SubscriptionState,
} from '@leasehold/catalog'

/** The contract, as far as entitlements depend on it. */
export type Contract = {
  plan: PlanKey
  state: SubscriptionState
  /** End of the trial; NULL when there is none. */
  trialEndsAt: Date | null
  /** Since when `state` holds. */
  stateSince: Date
}

/** What a tenant may use now. */
export type Entitlements = {
  access: Access
  plan: PlanKey
  state: SubscriptionState
  modules: ReadonlySet<Module>
  limits: Limits
  /** Instant at which this stops being true by itself; NULL when nothing is dated. */
  until: Date | null
}

/** Days a company in arrears keeps working. */
export const graceDays = 7

const dayMs = 86_400_000

/** The state as of `now`: a trial that has run out is expired without anyone writing so. */
export function stateAt(contract: Contract, now: Date): SubscriptionState {
  const ended = contract.state === 'trialing' && contract.trialEndsAt && contract.trialEndsAt <= now
  return ended ? 'expired' : contract.state
}

/**
 * What a contract opens at an instant, after the table *Entitlements* of the domain: pure, and the only
 * place that decides it.
 *
 * @param contract null for a tenant that has none
 */
export function resolveEntitlements(contract: Contract | null, now: Date): Entitlements {
  if (!contract) {
    const none = { users: 0, stores: 0 }
    return {
      access: 'billing_only',
      plan: 'trial',
      state: 'expired',
      modules: new Set(),
      limits: none,
      until: null,
    }
  }
  const state = stateAt(contract, now)
  const plan = plans[contract.plan]
  const open = { plan: contract.plan, state, limits: plan.limits }
  const graceEnds = new Date(contract.stateSince.getTime() + graceDays * dayMs)
  switch (state) {
    case 'trialing':
      return { ...open, access: 'full', modules: new Set(plan.modules), until: contract.trialEndsAt }
    case 'active':
      return { ...open, access: 'full', modules: new Set(plan.modules), until: null }
    case 'past_due': {
      const inGrace = now < graceEnds
      const access = inGrace ? 'full' : 'read_only'
      return { ...open, access, modules: new Set(plan.modules), until: inGrace ? graceEnds : null }
    }
    case 'suspended':
      return { ...open, access: 'read_only', modules: new Set(plan.modules), until: null }
    case 'expired':
    case 'cancelled':
      return { ...open, access: 'billing_only', modules: new Set(), until: null }
  }
}

/** Whether a module is open, for each: what the workspace shows as open or locked. */
export function moduleStates(entitlements: Entitlements): Record<Module, 'open' | 'locked'> {
  const states = modules.map((module) => [module, entitlements.modules.has(module) ? 'open' : 'locked'])
  return Object.fromEntries(states) as Record<Module, 'open' | 'locked'>
}
