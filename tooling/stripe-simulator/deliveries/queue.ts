import type { DeliveryFate } from '../faults/index.ts'
import type { AttemptResult } from './send.ts'

/** Where one delivery of one event to one endpoint has got to. */
export type DeliveryStatus = 'held' | 'waiting' | 'sending' | 'delivered' | 'failed' | 'dropped'

export interface Delivery {
  id: string
  eventId: string
  eventType: string
  endpointId: string
  status: DeliveryStatus
  attempts: number
  /** The last answer: its HTTP status, or why there was none; null before the first attempt. */
  answer: string | null
}

export interface DeliveryQueueOptions {
  /** Sends it once and says how it went; never throws. */
  send: (delivery: Delivery) => Promise<AttemptResult>
  fate: (eventType: string) => DeliveryFate
  /** Called when a delivery has come to its end. */
  onEnd: (delivery: Delivery) => void
  /** How many are under way at a time. */
  concurrency: number
  /** How often one is tried before it is given up. */
  maxAttempts: number
  /** The wait before the second attempt; it doubles with each one, up to `maxRetryDelayMs`. */
  retryDelayMs: number
  maxRetryDelayMs: number
}

/** Sends deliveries several at a time, in no promised order, and again with backoff until one is accepted. */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions
  readonly #all = new Map<string, Delivery>()
  readonly #held = new Set<Delivery>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #ready: Delivery[] = []
  #underWay = 0
  #unfinished = 0
  #waiters: (() => void)[] = []
  #isHolding = false
  #isStopped = false
  #made = 0

  constructor(options: DeliveryQueueOptions) {
    this.#options = options
  }

  /** Puts an event on its way to an endpoint, as often and as late as the faults want it. */
  add(event: { id: string; type: string }, endpointId: string): void {
    if (this.#isStopped) return
    if (this.#isHolding) {
      this.#held.add(this.#make(event, endpointId, 'held'))
      return
    }
    const fate = this.#options.fate(event.type)
    if (fate.dropped) {
      this.#options.onEnd(this.#make(event, endpointId, 'dropped'))
      return
    }
    for (const delayMs of fate.delaysMs) this.#schedule(this.#make(event, endpointId, 'waiting'), delayMs)
  }

  /** From now on deliveries wait until they are released, delivered by hand or dropped. */
  hold(): void {
    this.#isHolding = true
  }

  /** Sends what was held, in the order it came, past the faults. */
  release(): void {
    this.#isHolding = false
    for (const delivery of this.#held) {
      delivery.status = 'waiting'
      this.#schedule(delivery, 0)
    }
    this.#held.clear()
  }

  held(): Delivery[] {
    return [...this.#held]
  }

  /** Lets held deliveries of these events go lost; all that are held when no ids are given. */
  drop(eventIds?: readonly string[]): void {
    for (const delivery of this.held()) {
      if (eventIds && !eventIds.includes(delivery.eventId)) continue
      delivery.status = 'dropped'
      this.#held.delete(delivery)
      this.#options.onEnd(delivery)
    }
  }

  /** Sends an event to an endpoint now, once, and waits for the answer; a held delivery of it is used up. */
  async sendNow(event: { id: string; type: string }, endpointId: string): Promise<Delivery> {
    const waiting = this.#heldOf(event.id, endpointId)
    if (waiting) this.#held.delete(waiting)
    const delivery = waiting ?? this.#make(event, endpointId, 'waiting')
    await this.#attempt(delivery)
    if (delivery.status !== 'delivered') delivery.status = 'failed'
    this.#options.onEnd(delivery)
    return delivery
  }

  list(): Delivery[] {
    return [...this.#all.values()]
  }

  /** Resolves once nothing is under way or waiting for its next attempt; held deliveries are not waited for. */
  settled(): Promise<void> {
    if (this.#unfinished === 0) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  /** Forgets everything that is not under way. */
  clear(): void {
    this.#cancel()
    this.#all.clear()
    this.#held.clear()
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
  }

  #cancel(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#ready = []
    this.#unfinished = this.#underWay
    this.#wakeWhenSettled()
  }

  #heldOf(eventId: string, endpointId: string): Delivery | undefined {
    for (const held of this.#held) if (held.eventId === eventId && held.endpointId === endpointId) return held
    return undefined
  }

  #make(event: { id: string; type: string }, endpointId: string, status: DeliveryStatus): Delivery {
    this.#made += 1
    const id = `dlv_${this.#made}`
    const delivery: Delivery = {
      id,
      eventId: event.id,
      eventType: event.type,
      endpointId,
      status,
      attempts: 0,
      answer: null,
    }
    this.#all.set(id, delivery)
    return delivery
  }

  #schedule(delivery: Delivery, delayMs: number): void {
    this.#unfinished += 1
    this.#makeReady(delivery, delayMs)
  }

  #makeReady(delivery: Delivery, delayMs: number): void {
    if (delayMs === 0) {
      this.#ready.push(delivery)
      // Not at once: the call that caused the event is answered first, as Stripe does it.
      setImmediate(() => this.#pump())
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#ready.push(delivery)
      this.#pump()
    }, delayMs)
    this.#timers.add(timer)
  }

  #pump(): void {
    while (this.#underWay < this.#options.concurrency) {
      const delivery = this.#ready.shift()
      if (!delivery) return
      this.#underWay += 1
      void this.#run(delivery)
    }
  }

  async #run(delivery: Delivery): Promise<void> {
    await this.#attempt(delivery)
    this.#underWay -= 1
    // What was forgotten or stopped meanwhile is not tried again.
    const goesOn = delivery.status === 'waiting' && this.#all.has(delivery.id) && !this.#isStopped
    if (goesOn) this.#makeReady(delivery, this.#backoffMs(delivery))
    else this.#end(delivery)
    this.#pump()
  }

  async #attempt(delivery: Delivery): Promise<void> {
    delivery.status = 'sending'
    delivery.attempts += 1
    const result = await this.#options.send(delivery)
    delivery.answer = result.answer
    if (result.isAccepted) delivery.status = 'delivered'
    else delivery.status = delivery.attempts >= this.#options.maxAttempts ? 'failed' : 'waiting'
  }

  #backoffMs({ attempts }: Delivery): number {
    return Math.min(this.#options.retryDelayMs * 2 ** (attempts - 1), this.#options.maxRetryDelayMs)
  }

  #end(delivery: Delivery): void {
    this.#unfinished -= 1
    this.#options.onEnd(delivery)
    this.#wakeWhenSettled()
  }

  #wakeWhenSettled(): void {
    if (this.#unfinished > 0) return
    const waiters = this.#waiters
    this.#waiters = []
    for (const wake of waiters) wake()
  }
}
