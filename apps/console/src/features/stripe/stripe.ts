import type { ConsoleRouter } from '@leasehold/api'
import type { EventState } from '@leasehold/catalog'
import { aDay, anyText, listSearch, oneOf, type Tone } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['stripeEvents']

export type ListedEvent = Outputs['list']['items'][number]
export type StripeEvent = Outputs['get']

// Written out: the catalog is too large for what every page loads first.
const states = ['received', 'applied', 'ignored', 'failed'] as const satisfies readonly EventState[]

const id = (given: string) => (/^[0-9a-f-]{36}$/.test(given) ? given : undefined)

/** The address of the list of events. */
export const eventsSearch = listSearch({
  filters: { type: anyText, state: oneOf(states), tenantId: id, from: aDay, to: aDay },
})

export type EventsSearch = ReturnType<typeof eventsSearch>

export const stateTones: Record<EventState, Tone> = {
  received: 'info',
  applied: 'success',
  ignored: 'neutral',
  failed: 'danger',
}
