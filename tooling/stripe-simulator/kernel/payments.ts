import type { Invoice } from './collections.ts'
import type { State } from './state.ts'

/** What became of an attempt to collect an invoice. */
export type PaymentOutcome =
  | { status: 'succeeded'; paymentIntent: string; charge: string | null }
  | { status: 'processing'; paymentIntent: string }
  /** The customer has to authenticate; the payment intent waits in `requires_action`. */
  | { status: 'requires_action'; paymentIntent: string }
  | { status: 'declined'; paymentIntent: string; code: string; declineCode?: string; message: string }

/**
 * How invoices are collected. The engine calls it; the resources of payment intents, charges and cards implement
 * it and set it on `state.services.payments`. Every call is synchronous: a request is answered as a whole.
 */
export interface Payments {
  /**
   * Makes the payment intent of an invoice that was finalised with something to pay, in
   * `requires_payment_method`, and returns it. It belongs to `invoice.customer`, its amount is
   * `invoice.amount_remaining`. The engine keeps the link (an invoice_payment).
   */
  open(state: State, invoice: Invoice): { id: string }
  /**
   * Charges the payment intent (of `open`) with a payment method, and emits the events of payment intents and
   * charges. Without a payment method that works it answers `declined`.
   */
  pay(
    state: State,
    invoice: Invoice,
    paymentIntent: string,
    paymentMethod: string | null,
    options: { offSession: boolean },
  ): PaymentOutcome
  /** Cancels the payment intent of an invoice that was voided, or paid otherwise. */
  cancel(state: State, paymentIntent: string): void
  /** Gives money back for a credit note, and returns the refund's id. */
  refund(state: State, paymentIntent: string, amount: number): string
}

/**
 * What the engine wants to hear when a payment intent ends outside of `pay`: the customer authenticated on a
 * page, an asynchronous method settled. Set by the engine; called by the resources of payment intents, with
 * every payment intent: those of no invoice are ignored.
 */
export interface PaymentListener {
  ended(state: State, outcome: PaymentOutcome): void
}

/** Until cards are known, none works. */
export const declineAll: Payments = {
  open: () => {
    throw new Error('no payments are set up')
  },
  pay: (_state, _invoice, paymentIntent) => ({
    status: 'declined',
    paymentIntent,
    code: 'card_declined',
    declineCode: 'generic_decline',
    message: 'Your card was declined.',
  }),
  cancel: () => undefined,
  refund: () => '',
}
