import { advanceClock } from '../engine/time/test-clocks.ts'
import type { Dispute } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import type { State } from '../kernel/state.ts'
import { settlePayment } from '../pages/checkout/complete.ts'
import { finishAction } from '../payments/authenticate.ts'
import { closeDispute, openDispute } from '../payments/dispute.ts'
import { finishSetup } from '../payments/setup.ts'

/** How far the buttons move a clock. */
export const steps = ['day', 'month', 'year'] as const
export type Step = (typeof steps)[number]

/** What happens to an account from outside of its API. */
export class Control {
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** The money of a payment intent in `processing` arrives, or does not. */
  settle(paymentIntent: string, hasArrived = true): void {
    settlePayment(this.#state, paymentIntent, hasArrived)
  }

  /** The holder of a payment method confirms, or refuses, what waits in `requires_action`. */
  authenticate(intent: string, isConfirmed = true): void {
    const setup = this.#state.all.setupIntents.get(intent)
    if (setup) finishSetup(this.#state, setup, isConfirmed)
    else finishAction(this.#state, this.#state.all.paymentIntents.need(intent), isConfirmed)
  }

  /** The payer disputes a charge, named by its id or its payment intent's. */
  openDispute(id: string, reason = 'fraudulent'): Dispute {
    const { charges } = this.#state.all
    const charge = charges.get(id) ?? charges.by('payment_intent', id).find(({ paid }) => paid)
    if (!charge) throw invalid(`There is no charge to dispute: ${id}.`)
    return openDispute(this.#state, charge, reason)
  }

  closeDispute(id: string, status: 'won' | 'lost'): Dispute {
    return closeDispute(this.#state, this.#state.all.disputes.need(id), status)
  }

  /** Moves a test clock on by a day, a calendar month or a year. */
  advance(clock: string, step: Step): void {
    const { frozen_time: now } = this.#state.all.testClocks.need(clock)
    advanceClock(this.#state, clock, later(now, step))
  }
}

/** The same time of day then; a day that the month does not have is its last one. */
function later(seconds: number, step: Step): number {
  if (step === 'day') return seconds + 86_400
  const date = new Date(seconds * 1000)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + (step === 'month' ? 1 : 12))
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime() / 1000
}
