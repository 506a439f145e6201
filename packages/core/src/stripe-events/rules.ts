import type { BillingNews } from './events.ts'

/** What an event makes us look at. */
export type Look = 'customer' | 'clock' | 'checkout' | 'subscription' | 'invoice'

/** What an event makes us do. It says only where to look: what is done is done of what is found there. */
export type Treatment = {
  looks: readonly Look[]
  /** Lines that wait are added to a draft. */
  addsExtras?: true
  /** Who pays for the company is told, if what is found bears it out. */
  tells?: BillingNews
  /** Staff are told: true when a dispute is opened, false when it is over. */
  dispute?: boolean
  /** What was asked for has failed. */
  fails?: true
}

const subscription: Treatment = { looks: ['subscription'] }
const invoice: Treatment = { looks: ['invoice'] }
const settled: Treatment = { looks: ['invoice', 'subscription'] }
const customer: Treatment = { looks: ['customer'] }

const treatments: Readonly<Record<string, Treatment>> = {
  'checkout.session.completed': { looks: ['customer', 'checkout', 'subscription'] },
  'checkout.session.expired': { looks: ['checkout'] },
  'checkout.session.async_payment_succeeded': { looks: ['checkout', 'subscription', 'invoice'] },
  'checkout.session.async_payment_failed': {
    looks: ['checkout', 'subscription', 'invoice'],
    tells: 'purchase_failed',
    fails: true,
  },
  'customer.subscription.created': subscription,
  'customer.subscription.updated': subscription,
  'customer.subscription.deleted': subscription,
  'customer.subscription.paused': subscription,
  'customer.subscription.resumed': subscription,
  'customer.subscription.trial_will_end': { looks: ['subscription'], tells: 'trial_ending' },
  'invoice.created': { looks: ['invoice'], addsExtras: true },
  'invoice.finalized': invoice,
  'invoice.paid': { ...settled, tells: 'receipt' },
  'invoice.payment_failed': { ...settled, tells: 'payment_failed' },
  'invoice.voided': settled,
  'invoice.marked_uncollectible': settled,
  'payment_intent.succeeded': invoice,
  'payment_intent.payment_failed': invoice,
  'charge.refunded': invoice,
  'charge.dispute.created': { looks: ['invoice'], dispute: true },
  'charge.dispute.closed': { looks: ['invoice'], dispute: false },
  'customer.updated': customer,
  'payment_method.attached': customer,
  'payment_method.detached': customer,
  // Of test clocks: those who live by one are told its time.
  'test_helpers.test_clock.advancing': { looks: ['clock'] },
  'test_helpers.test_clock.ready': { looks: ['clock'] },
}

/** Types that are handled; others are acknowledged and kept. */
export const handledTypes: readonly string[] = Object.keys(treatments)

/** Null for a type that is not handled. */
export function treatmentOf(type: string): Treatment | null {
  return Object.hasOwn(treatments, type) ? (treatments[type] ?? null) : null
}

/** Outcomes after which there is nothing to do for want of something to do it to. */
const idle: ReadonlySet<string> = new Set(['unknown_type', 'unknown_company', 'missing', 'nothing_named'])

/** What several looks came to: a change counts before all, then what stood in the way. */
export function outcomeOf(outcomes: readonly string[]): { state: 'applied' | 'ignored'; outcome: string } {
  const plain = new Set(['unchanged', 'read_since'])
  const outcome =
    outcomes.find((each) => each === 'applied') ??
    outcomes.find((each) => !plain.has(each) && !idle.has(each)) ??
    outcomes.find((each) => plain.has(each)) ??
    outcomes[0] ??
    'nothing_named'
  return { state: idle.has(outcome) ? 'ignored' : 'applied', outcome }
}

/** Times that an event is tried before it is left to staff. */
export const maxAttempts = 25

/** Seconds until what failed is tried again, longer each time: a second at first, at most an hour. */
export function secondsToWait(attempts: number): number {
  return Math.min(3_600, 2 ** Math.max(0, attempts - 1))
}
