import type { Faults } from '../faults/index.ts'
import type { Event, WebhookEndpoint } from '../kernel/collections.ts'
import type { DeliveryQueue as EventSink, State } from '../kernel/state.ts'
import { type Delivery, DeliveryQueue } from './queue.ts'
import { sendDelivery } from './send.ts'

export type { Delivery, DeliveryStatus } from './queue.ts'

/** How persistent deliveries are. Stripe tries for three days; here it is quicker. */
export interface DeliverySettings {
  /** How many are under way at a time. */
  concurrency: number
  /** How often one is tried before it is given up. */
  maxAttempts: number
  /** The wait before the second attempt; it doubles with each one, up to `maxRetryDelayMs`. */
  retryDelayMs: number
  maxRetryDelayMs: number
}

export const defaultDeliverySettings: DeliverySettings = {
  concurrency: 8,
  maxAttempts: 12,
  retryDelayMs: 100,
  maxRetryDelayMs: 30_000,
}

/** Brings events to the webhook endpoints that want them, and lets tests decide when, in what order, how often. */
export class Deliveries implements EventSink {
  readonly #state: State
  readonly #queue: DeliveryQueue

  constructor(state: State, faults: Faults, settings: Partial<DeliverySettings> = {}) {
    this.#state = state
    this.#queue = new DeliveryQueue({
      ...defaultDeliverySettings,
      ...settings,
      fate: (type) => faults.forDelivery(type),
      send: (delivery) => this.#send(delivery),
      onEnd: (delivery) => this.#end(delivery),
    })
  }

  /** Puts a new event on its way. */
  enqueue(event: Event): void {
    const endpoints = this.#endpointsFor(event)
    event.pending_webhooks = endpoints.length
    for (const endpoint of endpoints) this.#queue.add(event, endpoint.id)
  }

  /** Takes up again what had not arrived when the simulator stopped. */
  resume(): void {
    for (const event of this.#state.all.events.values()) {
      if (event.pending_webhooks > 0) this.enqueue(event)
    }
  }

  /** Resolves once every delivery has arrived or was given up; those held back are not waited for. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  idle(): Promise<void> {
    return this.#queue.settled()
  }

  /** From now on events stay here until they are released, delivered or dropped. */
  hold(): void {
    this.#queue.hold()
  }

  /** Ends `hold` and sends all that was held. */
  release(): void {
    this.#queue.release()
  }

  /** The events that are held back, in the order they happened. */
  held(): Event[] {
    const ids = new Set(this.#queue.held().map(({ eventId }) => eventId))
    return [...ids].flatMap((id) => this.#state.all.events.get(id) ?? [])
  }

  /**
   * Sends these events now, one after the other in this order, each time an id is named; the answers come back.
   * One attempt each: what the endpoint refuses is not tried again.
   */
  async deliver(eventIds: readonly string[]): Promise<Delivery[]> {
    const sent: Delivery[] = []
    for (const id of eventIds) {
      const event = this.#state.all.events.need(id)
      for (const endpoint of this.#endpointsFor(event))
        sent.push(await this.#queue.sendNow(event, endpoint.id))
    }
    return sent
  }

  /** Lets held events get lost: these, or all of them. */
  drop(eventIds?: readonly string[]): void {
    this.#queue.drop(eventIds)
  }

  /** Sends an event once more, with retries, as Stripe's dashboard does. */
  resend(eventId: string): void {
    this.enqueue(this.#state.all.events.need(eventId))
  }

  /** Every delivery so far and where it has got to, oldest first. */
  list(): Delivery[] {
    return this.#queue.list()
  }

  /** Forgets what has not arrived; nothing of it is tried again. */
  clear(): void {
    this.#queue.clear()
  }

  /** Ends for good; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#queue.stop()
    await this.#queue.settled()
  }

  #endpointsFor(event: Event): WebhookEndpoint[] {
    return [...this.#state.all.webhookEndpoints.values()].filter(
      ({ status, enabled_events: wanted }) =>
        status === 'enabled' && (wanted.includes('*') || wanted.includes(event.type)),
    )
  }

  async #send(delivery: Delivery) {
    const event = this.#state.all.events.get(delivery.eventId)
    const endpoint = this.#state.all.webhookEndpoints.get(delivery.endpointId)
    if (!event || !endpoint) return { isAccepted: false, answer: 'the endpoint is gone' }
    return sendDelivery(JSON.stringify(event), {
      url: endpoint.url,
      secret: secretOf(this.#state, endpoint.id),
    })
  }

  #end({ eventId, status }: Delivery): void {
    const event = this.#state.all.events.get(eventId)
    // What was given up stays pending: it is tried again after a restart.
    if (!event || status === 'failed' || event.pending_webhooks === 0) return
    event.pending_webhooks -= 1
    this.#state.all.events.put(event)
  }
}

/** The signing secret of an endpoint, which the API shows only once. */
export function secretOf(state: State, endpointId: string): string {
  const secret = state.all.notes.get(endpointId)?.secret
  return typeof secret === 'string' ? secret : ''
}
