import {
  type Access,
  type FeatureValue,
  type Limit,
  limits,
  type Module,
  modules,
  type SubscriptionState,
} from '@leasehold/catalog'
import { openMask } from './open-mask.ts'

/** The contract, as far as entitlements depend on it. */
export type Contract = {
  plan: string
  planVersion: number
  state: SubscriptionState
  /** End of the trial; NULL when there is none. */
  trialEndsAt: Date | null
  /** Since when `state` holds. */
  stateSince: Date
  /** Users paid for beyond those of the plan. */
  seats: number
  /** When it ends by itself; null when it goes on. */
  endsAt: Date | null
  /** Seconds by which the company's own clock is ahead of ours: a test clock's, else 0. */
  clockAhead: number
}

/** An add-on of a contract, with what one of it brings. */
export type AddOn = {
  id: string
  plan: string
  planVersion: number
  quantity: number
  entitlements: Readonly<Record<string, FeatureValue>>
  /** From then on it is ignored; null when it has no end. */
  endsAt: Date | null
}

/** A feature granted or taken away by hand. */
export type Override = {
  id: string
  feature: string
  value: FeatureValue
  reason: string
  startsAt: Date
  /** From then on it is ignored; null when it has no end. */
  endsAt: Date | null
}

/** Everything that entitlements depend on, beside the clock. */
export type EntitlementInputs = {
  /** Null for a tenant that has none. */
  contract: Contract | null
  /** What the contract's plan version sells. */
  plan: Readonly<Record<string, FeatureValue>>
  addOns: readonly AddOn[]
  /** In the order in which they were made: a later one wins over an earlier. */
  overrides: readonly Override[]
  /** What a tenant without a contract may use. */
  defaults: Readonly<Record<string, FeatureValue>>
}

/** Where a value comes from. */
export type EntitlementSource =
  | { kind: 'plan'; plan: string; planVersion: number }
  | { kind: 'seats'; quantity: number }
  | { kind: 'add_on'; id: string; plan: string; planVersion: number; quantity: number }
  | { kind: 'override'; id: string; reason: string }
  | { kind: 'default' }

/** One feature's resolved value, with the reason. */
export type Entitlement = {
  value: FeatureValue
  /** What makes up the value: the plan and what stacks on it, or the override that replaced them. */
  sources: readonly EntitlementSource[]
  /** When this value ends by itself; null when nothing ends it. */
  until: Date | null
}

/** What a tenant may use now. */
export type Entitlements = {
  access: Access
  /** Null without a contract. */
  plan: string | null
  planVersion: number | null
  /** Null without a contract. */
  state: SubscriptionState | null
  /** By feature; what is not in it is worth nothing. */
  features: ReadonlyMap<string, Entitlement>
  modules: ReadonlySet<Module>
  /** Access and modules as bits: see `openMask`. */
  mask: number
  limits: Readonly<Record<Limit, number | null>>
  /** Instant at which this stops being true by itself; NULL when nothing is dated. */
  until: Date | null
}

/** Days a company in arrears keeps working. */
export const graceDays = 7

const dayMs = 86_400_000

/** What a company's own clock says: ours, unless a test clock moved it. */
export function clockOf(contract: Pick<Contract, 'clockAhead'> | null, now: Date): Date {
  return contract?.clockAhead ? new Date(now.getTime() + contract.clockAhead * 1_000) : now
}

/** A contract, as far as its state depends on it. Lists know the state and the trial alone. */
type Dated = Pick<Contract, 'state' | 'trialEndsAt'> & Partial<Pick<Contract, 'endsAt' | 'clockAhead'>>

/**
 * The state as of `now`: a trial that has run out is expired, and what was to end has ended, without anyone writing
 * so.
 */
export function stateAt(contract: Dated, now: Date): SubscriptionState {
  const { state, trialEndsAt, endsAt, clockAhead = 0 } = contract
  const at = clockOf({ clockAhead }, now)
  if (endsAt && endsAt <= at && state !== 'expired') return 'cancelled'
  return state === 'trialing' && trialEndsAt && trialEndsAt <= at ? 'expired' : state
}

/**
 * What a tenant may use at an instant, after the table *Entitlements* of the domain: pure, and the only place
 * that decides it. Previews, execution and explanations call it alike.
 *
 * The contract's state decides first: what has expired opens nothing, whatever was granted beside it. Then
 * the plan, with its add-ons stacked on it: a switch is open when any of them opens it, numbers add up, and
 * unlimited takes in everything. Overrides replace the sum.
 */
export function resolveEntitlements(inputs: EntitlementInputs, now: Date): Entitlements {
  const { contract } = inputs
  const at = clockOf(contract, now)
  if (!contract?.clockAhead) return resolveAt(inputs, at)
  const resolved = resolveAt({ ...inputs, contract: { ...contract, clockAhead: 0 } }, at)
  // By our clock, which is the one that whoever remembers it compares with.
  const until = resolved.until && new Date(resolved.until.getTime() - contract.clockAhead * 1_000)
  return { ...resolved, until }
}

/** The same, by the company's clock. */
function resolveAt(inputs: EntitlementInputs, now: Date): Entitlements {
  const { contract } = inputs
  const state = contract && stateAt(contract, now)
  const { access, until, opens } = standingOf(contract, state, now)
  const features = opens ? featuresAt(inputs, until, now) : new Map<string, Entitlement>()
  const dates = opens ? changesAfter(inputs, now) : []
  const open = new Set(modules.filter((module) => features.get(module)?.value === true))
  return {
    access,
    plan: contract?.plan ?? null,
    planVersion: contract?.planVersion ?? null,
    state,
    features,
    modules: open,
    mask: openMask(access, open),
    limits: Object.fromEntries(
      limits.map((limit) => [limit, numberOf(features.get(limit))]),
    ) as Entitlements['limits'],
    until: earliest([until, opens ? (contract?.endsAt ?? null) : null, ...dates]),
  }
}

/** What the state leaves open, and when that ends by itself. */
function standingOf(contract: Contract | null, state: SubscriptionState | null, now: Date) {
  if (!contract) return { access: 'billing_only' as const, until: null, opens: true }
  switch (state) {
    case 'trialing':
      return { access: 'full' as const, until: contract.trialEndsAt, opens: true }
    case 'past_due': {
      const graceEnds = new Date(contract.stateSince.getTime() + graceDays * dayMs)
      return now < graceEnds
        ? { access: 'full' as const, until: graceEnds, opens: true }
        : { access: 'read_only' as const, until: null, opens: true }
    }
    case 'suspended':
      return { access: 'read_only' as const, until: null, opens: true }
    case 'active':
      return { access: 'full' as const, until: null, opens: true }
    default:
      return { access: 'billing_only' as const, until: null, opens: false }
  }
}

function featuresAt(inputs: EntitlementInputs, stateUntil: Date | null, now: Date): Map<string, Entitlement> {
  const { contract, plan, defaults, addOns, overrides } = inputs
  const found = new Map<string, Entitlement>()
  const base: EntitlementSource = contract
    ? { kind: 'plan', plan: contract.plan, planVersion: contract.planVersion }
    : { kind: 'default' }
  // Grace ends the access, and leaves the plan as it is.
  const baseUntil = earliest([contract?.state === 'trialing' ? stateUntil : null, contract?.endsAt ?? null])
  for (const [feature, value] of Object.entries(contract ? plan : defaults)) {
    found.set(feature, { value, sources: [base], until: baseUntil })
  }
  if (contract && contract.seats > 0) {
    const below = found.get('users')
    const sources = [...(below?.sources ?? []), { kind: 'seats' as const, quantity: contract.seats }]
    found.set('users', { value: stack(below?.value, contract.seats), sources, until: baseUntil })
  }
  for (const addOn of contract ? addOns : []) {
    if (addOn.endsAt && addOn.endsAt <= now) continue
    const { id, plan: key, planVersion, quantity, endsAt } = addOn
    const source = { kind: 'add_on' as const, id, plan: key, planVersion, quantity }
    for (const [feature, value] of Object.entries(addOn.entitlements)) {
      const below = found.get(feature)
      found.set(feature, {
        value: stack(below?.value, times(value, quantity)),
        sources: [...(below?.sources ?? []), source],
        until: earliest([below?.until ?? null, endsAt, baseUntil]),
      })
    }
  }
  for (const { id, feature, value, reason, startsAt, endsAt } of overrides) {
    if (startsAt > now || (endsAt && endsAt <= now)) continue
    found.set(feature, {
      value,
      sources: [{ kind: 'override', id, reason }],
      until: earliest([endsAt, baseUntil]),
    })
  }
  return found
}

function times(value: FeatureValue, quantity: number): FeatureValue {
  return typeof value === 'number' ? value * quantity : value
}

/** A switch is open when either opens it; numbers add up; null is unlimited and stays so. */
function stack(below: FeatureValue | undefined, above: FeatureValue): FeatureValue {
  if (below === undefined) return above
  if (typeof below === 'boolean' || typeof above === 'boolean') return below === true || above === true
  return below === null || above === null ? null : below + above
}

/** When add-ons and overrides come and go, from now on. */
function changesAfter({ contract, addOns, overrides }: EntitlementInputs, now: Date): Date[] {
  const dates = [
    ...(contract ? addOns : []).map(({ endsAt }) => endsAt),
    ...overrides.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  ]
  return dates.filter((date) => date !== null && date > now) as Date[]
}

function earliest(dates: (Date | null)[]): Date | null {
  return dates.reduce<Date | null>((first, date) => (date && (!first || date < first) ? date : first), null)
}

function numberOf(entitlement: Entitlement | undefined): number | null {
  if (!entitlement) return 0
  return typeof entitlement.value === 'boolean' ? 0 : entitlement.value
}

/** Whether a switch is open. */
export function isOpen(entitlements: Entitlements, feature: string): boolean {
  return entitlements.features.get(feature)?.value === true
}

/** Whether a module is open, for each: what the workspace shows as open or locked. */
export function moduleStates(entitlements: Entitlements): Record<Module, 'open' | 'locked'> {
  const states = modules.map((module) => [module, entitlements.modules.has(module) ? 'open' : 'locked'])
  return Object.fromEntries(states) as Record<Module, 'open' | 'locked'>
}
