import type { Activation, SubscriptionSource, SubscriptionState, SuspensionCause } from '@leasehold/catalog'
import { type Contract, clockOf, stateAt } from '../entitlements/index.ts'
import { decideLink } from '../onboarding/index.ts'
import type { SoldPlan } from '../plans/index.ts'

const dayMs = 86_400_000

/** Days a deleted company can be restored. */
export const purgeDays = 30

/** The contract as staff change it. */
export type HeldContract = Contract & {
  /** State before the suspension; null unless suspended. */
  suspendedFrom: SubscriptionState | null
  suspensionCause: SuspensionCause | null
  /** Who keeps it. */
  source: SubscriptionSource
}

/** What a change of the contract writes. */
export type ContractChange = Partial<HeldContract> & { suspensionReason?: string | null }

export type ContractVerdict = { ok: true; change: ContractChange } | { ok: false; heldByStripe?: boolean }

/**
 * The contract a new company begins with: the plan on trial, or sold.
 *
 * @param trialDays null when it was sold; a plan that is only tried is tried for as long as it says
 */
export function firstContract(sold: SoldPlan, trialDays: number | null, now: Date): Contract {
  const { plan, planVersion } = sold
  const days = trialDays ?? sold.trialDays
  const begun = { plan, planVersion, stateSince: now, seats: 0, endsAt: null, clockAhead: 0 }
  if (days === null) return { ...begun, state: 'active', trialEndsAt: null }
  return { ...begun, state: 'trialing', trialEndsAt: addDays(now, days) }
}

const suspendable: ReadonlySet<SubscriptionState> = new Set(['trialing', 'active', 'past_due'])

/** Suspending keeps the state to return to; what has ended already is not suspended. */
export function decideSuspension(contract: HeldContract, reason: string, now: Date): ContractVerdict {
  if (!suspendable.has(stateAt(contract, now))) return { ok: false }
  return {
    ok: true,
    change: {
      state: 'suspended',
      suspendedFrom: contract.state,
      suspensionCause: 'staff',
      suspensionReason: reason,
      stateSince: clockOf(contract, now),
    },
  }
}

/**
 * Lifting a suspension returns to the state before it; a trial may have run out meanwhile. What Stripe keeps is paid
 * or taken up again there.
 */
export function decideResumption(contract: HeldContract, now: Date): ContractVerdict {
  const { state, source, suspensionCause } = contract
  if (state !== 'suspended') return { ok: false }
  if (source === 'stripe' && suspensionCause !== 'staff') return { ok: false, heldByStripe: true }
  const lifted = { suspendedFrom: null, suspensionCause: null, suspensionReason: null }
  return {
    ok: true,
    change: { ...lifted, state: contract.suspendedFrom ?? 'active', stateSince: clockOf(contract, now) },
  }
}

/** True while Stripe keeps the contract: it is changed there, and what we have follows. */
export function isHeldByStripe(contract: HeldContract, now: Date): boolean {
  const state = stateAt(contract, now)
  return contract.source === 'stripe' && state !== 'cancelled' && state !== 'expired'
}

/**
 * Moves a company to another plan, or to another version of its own. A plan that is only tried begins a trial; any
 * other is sold, so a trial, or what had ended, becomes active. Arrears and suspensions stay: those are settled and
 * lifted on their own. What Stripe keeps is changed through Stripe.
 */
export function decidePlanChange(contract: HeldContract, sold: SoldPlan, now: Date): ContractVerdict {
  const { plan, planVersion } = sold
  if (isHeldByStripe(contract, now)) return { ok: false, heldByStripe: true }
  const isTrial = sold.trialDays !== null
  const same = plan === contract.plan && planVersion === contract.planVersion
  if (same && isTrial) return { ok: false }
  const { clockAhead: _, ...begun } = firstContract(sold, null, clockOf(contract, now))
  const next = { ...begun, source: 'manual' as const }
  const { state, trialEndsAt } = next
  switch (stateAt(contract, now)) {
    case 'suspended': {
      const suspendedFrom = contract.suspendedFrom === 'past_due' ? 'past_due' : state
      if (same && suspendedFrom === contract.suspendedFrom) return { ok: false }
      return { ok: true, change: { plan, planVersion, trialEndsAt, suspendedFrom } }
    }
    case 'past_due':
      return same || isTrial ? { ok: false } : { ok: true, change: { plan, planVersion, trialEndsAt } }
    case 'active':
      if (same) return { ok: false }
      return { ok: true, change: state === 'active' ? { plan, planVersion, trialEndsAt } : next }
    default:
      return { ok: true, change: next }
  }
}

/**
 * Gives a trial more days, counted from its end, or from now when it has ended.
 * Only for a trial: what was sold has none.
 */
export function decideExtension(contract: HeldContract, days: number, now: Date): ContractVerdict {
  const state = stateAt(contract, now)
  const { trialEndsAt } = contract
  if (isHeldByStripe(contract, now)) return { ok: false, heldByStripe: true }
  if (!trialEndsAt || (state !== 'trialing' && state !== 'expired')) return { ok: false }
  const at = clockOf(contract, now)
  const from = new Date(Math.max(trialEndsAt.getTime(), at.getTime()))
  const restarted = state === 'expired' ? { state: 'trialing' as const, stateSince: at } : {}
  return { ok: true, change: { trialEndsAt: addDays(from, days), ...restarted } }
}

/** Money is owed while the contract is in arrears, also when it was suspended out of them. */
export function owesMoney(contract: HeldContract | null): boolean {
  return contract?.state === 'past_due' || contract?.suspendedFrom === 'past_due'
}

export type DeletionVerdict =
  | { ok: true; deletedAt: Date; purgeAfter: Date }
  | { ok: false; reason: 'deleted' | 'money-owed' }

/** Whether a company may be deleted, and when it is purged. */
export function decideDeletion(
  { deletedAt, contract }: { deletedAt: Date | null; contract: HeldContract | null },
  force: boolean,
  now: Date,
): DeletionVerdict {
  if (deletedAt) return { ok: false, reason: 'deleted' }
  if (owesMoney(contract) && !force) return { ok: false, reason: 'money-owed' }
  return { ok: true, deletedAt: now, purgeAfter: addDays(now, purgeDays) }
}

/** What staff may do with a company in its present state: what the console offers. */
export function possibleActions(
  tenant: { deletedAt: Date | null; activation: Activation; contract: HeldContract | null },
  now: Date,
) {
  const { deletedAt, activation, contract } = tenant
  const held = deletedAt ? null : contract
  return {
    edit: !deletedAt,
    suspend: held !== null && decideSuspension(held, '', now).ok,
    resume: held !== null && decideResumption(held, now).ok,
    changePlan: held !== null && !isHeldByStripe(held, now),
    extendTrial: held !== null && decideExtension(held, 1, now).ok,
    makeLink: decideLink({ activation, deletedAt }).ok,
    delete: !deletedAt,
    restore: deletedAt !== null,
    owesMoney: owesMoney(contract),
  }
}

function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * dayMs)
}
