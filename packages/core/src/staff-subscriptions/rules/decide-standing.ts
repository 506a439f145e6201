import type { ChangeTime, SubscriptionSource } from '@leasehold/catalog'
import { stateAt } from '../../entitlements/index.ts'
import { atOf, inForce, no, periodOf, type Subscription, unsuspended, type Verdict } from './contract.ts'

/** Ends a contract, at once or when what is paid for, or tried, is over. */
export function decideEnd(contract: Subscription, when: ChangeTime, now: Date): Verdict {
  const state = stateAt(contract, now)
  const at = atOf(contract, now)
  if (when === 'now') {
    if (state === 'cancelled' || state === 'expired') return no('WRONG_STATE')
    return { ok: true, change: ended(at) }
  }
  if (!inForce.has(state) && state !== 'suspended') return no('WRONG_STATE')
  const end = contract.periodEnd ?? contract.trialEndsAt
  if (!end || end <= at || contract.endsAt) return no('WRONG_STATE')
  return { ok: true, change: { endsAt: end } }
}

/** What a contract is once it has ended. Its last period stays, so that it is known what was paid for. */
export function ended(at: Date) {
  return {
    ...unsuspended,
    state: 'cancelled',
    stateSince: at,
    endsAt: null,
    scheduled: null,
    movesTo: null,
  } as const
}

/** Takes back an end that has not come yet. */
export function decideGoingOn(contract: Subscription, now: Date): Verdict {
  if (!contract.endsAt) return no('NOTHING_SCHEDULED')
  if (contract.endsAt <= atOf(contract, now)) return no('WRONG_STATE')
  return { ok: true, change: { endsAt: null } }
}

/** Takes back a change that is scheduled, or that somebody else is to keep the contract. */
export function decideCallOff(contract: Subscription, what: 'change' | 'move'): Verdict {
  if (what === 'change')
    return contract.scheduled ? { ok: true, change: { scheduled: null } } : no('NOTHING_SCHEDULED')
  const moves = contract.movesTo && contract.movesTo !== contract.source
  return moves ? { ok: true, change: { movesTo: null } } : no('NOTHING_SCHEDULED')
}

/** Closes a company to changes for a while, agreed on. Its periods go on. */
export function decidePause(contract: Subscription, reason: string, now: Date): Verdict {
  if (!inForce.has(stateAt(contract, now))) return no('WRONG_STATE')
  const { state } = contract
  const why = { suspendedFrom: state, suspensionCause: 'paused' as const, suspensionReason: reason }
  return { ok: true, change: { ...why, state: 'suspended', stateSince: atOf(contract, now) } }
}

/** Ends a pause, and nothing but a pause. */
export function decideUnpause(contract: Subscription, now: Date): Verdict {
  const paused = stateAt(contract, now) === 'suspended' && contract.suspensionCause === 'paused'
  if (!paused) return no('WRONG_STATE')
  const state = contract.suspendedFrom ?? 'active'
  return { ok: true, change: { ...unsuspended, state, stateSince: atOf(contract, now) } }
}

/** Marks a contract to be kept by another from the end of its period on. */
export function decideMove(contract: Subscription, to: SubscriptionSource, now: Date): Verdict {
  const state = stateAt(contract, now)
  if (contract.source === to || contract.movesTo === to) return no('SAME_TERMS')
  const paid = state === 'active' || state === 'past_due'
  if (!paid || !periodOf(contract) || contract.endsAt) return no('WRONG_STATE')
  return { ok: true, change: { movesTo: to } }
}
