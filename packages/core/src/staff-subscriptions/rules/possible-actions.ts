import { stateAt } from '../../entitlements/index.ts'
import { decideExtension, isHeldByStripe } from '../../tenants/index.ts'
import { inForce, type Subscription, termsOf } from './contract.ts'
import {
  decideCallOff,
  decideEnd,
  decideGoingOn,
  decideMove,
  decidePause,
  decideUnpause,
} from './decide-standing.ts'

/** What staff may do with a contract as it stands: what the console offers. */
export function possibleActions(
  given: {
    contract: Subscription
    isDeleted: boolean
    isUnderWay: boolean
    manages: boolean
    hasProvider: boolean
    isEnabled: boolean
  },
  now: Date,
) {
  const { contract, hasProvider } = given
  const state = stateAt(contract, now)
  const heldByStripe = isHeldByStripe(contract, now)
  // What Stripe holds is asked of it, one thing at a time.
  const open = given.manages && !given.isDeleted && (!heldByStripe || (hasProvider && !given.isUnderWay))
  const isTrial = state === 'trialing' || state === 'expired'
  const isSold = termsOf(contract) !== null
  const free = state === 'active' && !isSold
  return {
    create: open && !heldByStripe && (isTrial || free || state === 'cancelled'),
    // Stripe keeps one of the two: a change to come, or an end.
    change: open && isSold && inForce.has(state) && (heldByStripe ? !contract.endsAt : state !== 'trialing'),
    extendTrial: open && (heldByStripe ? state === 'trialing' : decideExtension(contract, 1, now).ok),
    pause: open && decidePause(contract, '', now).ok,
    unpause: open && decideUnpause(contract, now).ok,
    cancelNow: open && decideEnd(contract, 'now', now).ok,
    cancelAtPeriodEnd: open && decideEnd(contract, 'period_end', now).ok,
    resume: open && decideGoingOn(contract, now).ok,
    callOffChange: open && decideCallOff(contract, 'change').ok,
    callOffMove: open && decideCallOff(contract, 'move').ok,
    moveToStripe: open && hasProvider && given.isEnabled && decideMove(contract, 'stripe', now).ok,
    moveToManual: open && heldByStripe && decideMove(contract, 'manual', now).ok,
    addExtra: given.manages && !given.isDeleted,
    /** True while something is asked of Stripe, for which everything else waits. */
    isUnderWay: given.isUnderWay,
  }
}
