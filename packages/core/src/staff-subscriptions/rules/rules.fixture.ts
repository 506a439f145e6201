import type { Terms } from '@leasehold/catalog'
import type { Subscription } from './contract.ts'

export const at = (iso: string) => new Date(iso)

export const now = at('2026-03-16T00:00:00Z')

/** A plan by the month. */
export const terms = (given: Partial<Terms> = {}): Terms => ({
  plan: 'basic',
  planVersion: 1,
  cycle: 'monthly',
  currency: 'CNY',
  seats: 0,
  ...given,
})

/** A contract of March. */
export const contract = (given: Partial<Subscription> = {}): Subscription => ({
  ...terms(),
  state: 'active',
  source: 'manual',
  trialEndsAt: null,
  stateSince: at('2026-03-01T00:00:00Z'),
  suspendedFrom: null,
  suspensionCause: null,
  suspensionReason: null,
  anchor: at('2026-03-01T00:00:00Z'),
  periodStart: at('2026-03-01T00:00:00Z'),
  periodEnd: at('2026-04-01T00:00:00Z'),
  endsAt: null,
  scheduled: null,
  movesTo: null,
  stripeSubscriptionId: null,
  clockAhead: 0,
  version: 1,
  createdAt: at('2026-03-01T00:00:00Z'),
  ...given,
})
/** What is free has no period. */
export const none = { cycle: null, currency: null, anchor: null, periodStart: null, periodEnd: null }
export const trial = contract({ ...none, state: 'trialing', trialEndsAt: at('2026-03-20T00:00:00Z') })
