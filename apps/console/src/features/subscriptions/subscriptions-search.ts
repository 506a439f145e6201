import type { Cycle, SubscriptionSource, SubscriptionState } from '@leasehold/catalog'
import { aDay, anyText, listSearch, oneOf } from '@leasehold/ui'

// Written out: the catalog is too large for what every page loads first.
const states = [
  'trialing',
  'active',
  'past_due',
  'suspended',
  'cancelled',
  'expired',
] as const satisfies readonly SubscriptionState[]
const sources = ['manual', 'stripe'] as const satisfies readonly SubscriptionSource[]
const cycles = ['monthly', 'quarterly', 'yearly'] as const satisfies readonly Cycle[]

/** The address of the list of subscriptions. */
export const subscriptionsSearch = listSearch({
  sort: ['created', 'period_end'],
  filters: {
    state: oneOf(states),
    plan: anyText,
    source: oneOf(sources),
    cycle: oneOf(cycles),
    periodEndsFrom: aDay,
    periodEndsTo: aDay,
    createdFrom: aDay,
    createdTo: aDay,
  },
})

export type SubscriptionsSearch = ReturnType<typeof subscriptionsSearch>
