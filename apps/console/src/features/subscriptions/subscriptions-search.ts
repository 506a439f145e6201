import type { Cycle, SubscriptionSource, SubscriptionState } from '@leasehold/catalog'
import { anyText, listSearch, oneOf } from '@leasehold/ui'

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

const day = (given: string) => (/^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined)

/** The address of the list of subscriptions. */
export const subscriptionsSearch = listSearch({
  sort: ['created', 'period_end'],
  filters: {
    state: oneOf(states),
    plan: anyText,
    source: oneOf(sources),
    cycle: oneOf(cycles),
    periodEndsFrom: day,
    periodEndsTo: day,
    createdFrom: day,
    createdTo: day,
  },
})

export type SubscriptionsSearch = ReturnType<typeof subscriptionsSearch>
