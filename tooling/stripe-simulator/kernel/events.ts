import Stripe from 'stripe'
import type { Collection } from './collection.ts'
import type { Event } from './collections.ts'
import type { State } from './state.ts'

/**
 * Stores an event about an object as it is now, and hands it to the deliveries. Its time is that of the object's
 * clock. `previous` holds what the changed fields were.
 */
export function emit(
  state: State,
  type: Stripe.Event.Type,
  object: { object: string; customer?: unknown; test_clock?: unknown },
  previous?: Record<string, unknown>,
): Event {
  const json = JSON.stringify(object)
  const event: Event = {
    id: state.id('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: timeOf(state, object),
    // Text until somebody reads it: with many subscriptions, nobody reads most events.
    get data() {
      return { object: JSON.parse(json), ...(previous ? { previous_attributes: previous } : {}) }
    },
    livemode: false,
    pending_webhooks: 0,
    request: { ...state.cause },
    type,
  }
  if (state.held) state.held.push(event)
  else publish(state, event)
  return event
}

/** Lets the world know of an event. */
export function publish(state: State, event: Event): void {
  const { events } = state.all
  events.put(event)
  state.services.deliveries.enqueue(event)
  const oldest = events.size > state.settings.keptEvents ? events.values().next().value : undefined
  if (oldest?.pending_webhooks === 0) events.delete(oldest.id)
}

function timeOf(state: State, object: { customer?: unknown; test_clock?: unknown }): number {
  if (typeof object.test_clock === 'string') return state.nowOn(object.test_clock)
  return state.nowFor(typeof object.customer === 'string' ? object.customer : null)
}

/** Those fields of `before` that `after` has otherwise, as `previous_attributes` says them; null if none. */
export function changedFields(before: object, after: object): Record<string, unknown> | null {
  const now = new Map<string, unknown>(Object.entries(after))
  const changed = Object.entries(before).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(now.get(key)),
  )
  return changed.length > 0 ? Object.fromEntries(changed) : null
}

/** Changes a kept object in place and emits an event that says what was before; none where nothing changed. */
export function change<T extends { id: string; object: string }>(
  state: State,
  collection: Collection<T>,
  type: Stripe.Event.Type,
  object: T,
  apply: (object: T) => void,
): T {
  const before = structuredClone({ ...object })
  apply(object)
  collection.put(object)
  const previous = changedFields(before, object)
  if (previous) emit(state, type, object, previous)
  return object
}
