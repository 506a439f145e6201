import { Agenda } from './agenda.ts'
import { type Collections, createCollections, type Event } from './collections.ts'
import { idFor } from './ids.ts'
import { declineAll, type PaymentListener, type Payments } from './payments.ts'

/** Handles what fell due; looks itself whether it still applies. */
export type DueHandler = (state: State, id: string, at: number) => void

/** Takes every event the moment it is emitted, to deliver it to webhook endpoints. */
export interface DeliveryQueue {
  enqueue(event: Event): void
  /** Every delivery that is under way or due now has ended; for `stop()` and for tests. */
  idle(): Promise<void>
}

export interface Services {
  payments: Payments
  /** Hears of payment intents that end outside of `payments.pay`. */
  listener: PaymentListener
  deliveries: DeliveryQueue
}

/** How the account behaves where Stripe leaves it to its settings. */
export interface Settings {
  /** Days between the attempts to charge a renewal: after 3, then 5, then 7 more. */
  retryDays: number[]
  /** What becomes of a subscription when all attempts failed. */
  afterRetries: 'unpaid' | 'canceled' | 'past_due'
  /** Seconds that a renewal invoice stays a draft. */
  draftSeconds: number
  /** How many events can be asked for; older ones are forgotten once they are delivered. */
  keptEvents: number
  accountName: string
  accountCountry: string
}

const keptAnswers = 100_000

export const defaultSettings: Settings = {
  retryDays: [3, 5, 7],
  afterRetries: 'unpaid',
  draftSeconds: 3600,
  keptEvents: 100_000,
  accountName: 'Leasehold',
  accountCountry: 'US',
}

/** An answer that an idempotency key has to repeat. */
export interface Remembered {
  fingerprint: string
  status: number
  body: string
}

/** All that the simulator knows. Changes happen in place and are told by `put` on the collection. */
export class State {
  readonly all: Collections
  readonly agenda = new Agenda()
  readonly seed: string
  readonly answers = new Map<string, Remembered>()
  readonly settings: Settings
  readonly dueHandlers = new Map<string, DueHandler>()
  readonly services: Services = {
    payments: declineAll,
    listener: { ended: () => undefined },
    deliveries: { enqueue: () => undefined, idle: async () => undefined },
  }
  /** Where the server listens, for the links in objects. */
  url = ''
  /** The request under way, which events name as their cause. */
  cause: { id: string | null; idempotency_key: string | null } = { id: null, idempotency_key: null }
  count = 0
  /** Events of what may still be taken back; null where nothing is under way. */
  held: Event[] | null = null
  onChange: () => void = () => undefined
  readonly #realNow: () => number
  /** While real time is caught up on, the moment that is being worked off. */
  #at: number | null = null

  constructor(options: { seed: string; now: () => number; settings?: Partial<Settings> }) {
    this.seed = options.seed
    this.#realNow = options.now
    this.settings = { ...defaultSettings, ...options.settings }
    this.all = createCollections(() => this.onChange())
  }

  /** A new id such as `sub_…`. */
  id(prefix: string, length?: number): string {
    return idFor(prefix, this.seed, this.count++, length)
  }

  /** Keeps what an idempotency key was answered; of too many, the oldest are forgotten. */
  remember(key: string, answer: Remembered): void {
    this.answers.set(key, answer)
    const oldest = this.answers.size > keptAnswers ? this.answers.keys().next().value : undefined
    if (oldest !== undefined) this.answers.delete(oldest)
    this.onChange()
  }

  /** The time on a test clock, or the real one. */
  nowOn(clock: string | null | undefined): number {
    return this.all.testClocks.get(clock)?.frozen_time ?? this.#at ?? this.#realNow()
  }

  /** The time as a customer sees it. */
  nowFor(customer: string | null | undefined): number {
    return this.nowOn(this.all.customers.get(customer)?.test_clock)
  }

  /** Looks at an object again at a time of the customer's clock. */
  schedule(customer: string, at: number, kind: string, id: string): void {
    this.agenda.add(this.all.customers.get(customer)?.test_clock ?? null, at, kind, id)
  }

  /** Works off, in order of time, all that real time made due. */
  catchUp(): void {
    const until = this.#realNow()
    this.#work(null, until, (at) => {
      this.#at = at
    })
    this.#at = null
  }

  /** Works off all that a test clock makes due on its way to a time, and leaves it there. */
  advance(clock: string, to: number): void {
    const kept = this.all.testClocks.need(clock)
    this.#work(clock, to, (at) => {
      kept.frozen_time = Math.max(kept.frozen_time, at)
    })
    kept.frozen_time = to
    this.all.testClocks.put(kept)
  }

  #work(clock: string | null, until: number, arrive: (at: number) => void): void {
    const { cause } = this
    // What happens because time passes, nobody asked for.
    this.cause = { id: null, idempotency_key: null }
    let due = this.agenda.take(clock, until)
    while (due) {
      arrive(due.at)
      this.dueHandlers.get(due.kind)?.(this, due.id, due.at)
      due = this.agenda.take(clock, until)
    }
    this.cause = cause
    this.onChange()
  }
}
