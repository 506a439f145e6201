import type { SubscriptionState } from '@leasehold/catalog'
import { type Contract, graceDays, stateAt } from '../entitlements/index.ts'

/** Why a company's access is what it is: what pages put into words. */
export type AccessReason = {
  code: Exclude<SubscriptionState, 'past_due'> | 'past_due_grace' | 'past_due' | 'trial_ended' | 'no_contract'
  /** Since when; null without a contract. */
  since: Date | null
  /** When it ends by itself: a trial, or the days of grace. */
  until: Date | null
}

const dayMs = 86_400_000

/** The contract's state as of an instant, with what makes a difference in it. */
export function accessReason(contract: Contract | null, now: Date): AccessReason {
  if (!contract) return { code: 'no_contract', since: null, until: null }
  const { trialEndsAt, stateSince } = contract
  const state = stateAt(contract, now)
  switch (state) {
    case 'trialing':
      return { code: state, since: stateSince, until: trialEndsAt }
    case 'past_due': {
      const graceEnds = new Date(stateSince.getTime() + graceDays * dayMs)
      return now < graceEnds
        ? { code: 'past_due_grace', since: stateSince, until: graceEnds }
        : { code: 'past_due', since: graceEnds, until: null }
    }
    case 'expired':
      return contract.state === 'trialing'
        ? { code: 'trial_ended', since: trialEndsAt, until: null }
        : { code: state, since: stateSince, until: null }
    default:
      return { code: state, since: stateSince, until: null }
  }
}
