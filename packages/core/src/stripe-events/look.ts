import { settleCheckout } from '../billing/index.ts'
import { mirrorInvoice } from '../invoices/index.ts'
import type { Call } from '../kernel/index.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { customersOfClock, mirrorCustomer } from '../stripe-customers/index.ts'
import { mirrorSubscription } from '../subscriptions/index.ts'
import type { Look } from './rules.ts'
import * as store from './store.ts'

/** What was read at Stripe for events of one run: once each, after all of them had come. */
export type Looked = Map<string, string>

/** Looks at what an event is about; what was read since it came is not read again. */
export async function lookAt(
  call: Call,
  event: store.WaitingEvent,
  look: Look,
  looked: Looked,
): Promise<string> {
  const id = idOf(event, look)
  if (id === null) return 'nothing_named'
  const key = `${look}:${id}`
  const before = looked.get(key)
  if (before) return before
  const outcome = await readOnce(call, event, look, id)
  // A reading that others did since this event came may be older than the next one.
  if (outcome !== 'read_since') looked.set(key, outcome)
  return outcome
}

async function readOnce(call: Call, event: store.WaitingEvent, look: Look, id: string): Promise<string> {
  // One that staff have applied again is to be looked at again.
  const isFirst = event.outcome === null
  if (isFirst && (await store.isReadSince(call.database.platform, look, id, { eventId: event.id })))
    return 'read_since'
  const outcome = await read(call, event, look, id)
  if (outcome !== 'unknown_company' || !event.customerId || look === 'customer') return outcome
  // The company may have been named to Stripe before it was noted here.
  const known = await mirrorCustomer(call, event.customerId, { eventId: event.id })
  return known === 'applied' || known === 'unchanged' ? read(call, event, look, id) : outcome
}

async function read(call: Call, event: store.WaitingEvent, look: Look, id: string): Promise<string> {
  const cause = { eventId: event.id }
  switch (look) {
    case 'customer':
      return mirrorCustomer(call, id, cause)
    case 'clock':
      return readClock(call, id, cause)
    case 'checkout':
      return (await settleCheckout(call, id)) ? 'applied' : 'nothing_named'
    case 'subscription':
      return readSubscription(call, event, id)
    case 'invoice':
      return mirrorInvoice(call, id, cause)
    default:
      return look satisfies never
  }
}

/** Of a company that somebody made a customer at Stripe, the customer is read too. */
async function readSubscription(call: Call, event: store.WaitingEvent, id: string): Promise<string> {
  const cause = { eventId: event.id }
  const outcome = await mirrorSubscription(call, id, cause)
  const { customerId } = event
  if (outcome === 'applied' && customerId && (await store.isUnread(call.database.platform, customerId)))
    await mirrorCustomer(call, customerId, cause)
  return outcome
}

async function readClock(call: Call, testClockId: string, cause: { eventId: string }): Promise<string> {
  let outcome = 'nothing_named'
  for (const customerId of await customersOfClock(call.database.platform, testClockId))
    outcome = await mirrorCustomer(call, customerId, cause)
  return outcome
}

/** The event with its invoice, also where it names only the payment. */
export async function withInvoice(
  { payments }: { payments: PaymentProvider },
  event: store.WaitingEvent,
  looks: readonly Look[],
): Promise<store.WaitingEvent> {
  const { invoiceId, paymentIntentId } = event
  if (invoiceId !== null || paymentIntentId === null || !looks.includes('invoice')) return event
  return { ...event, invoiceId: await payments.findInvoiceOf(paymentIntentId) }
}

function idOf(event: store.WaitingEvent, look: Look): string | null {
  const { objectId, customerId, subscriptionId, invoiceId } = event
  if (look === 'customer') return customerId
  if (look === 'subscription') return subscriptionId
  return look === 'invoice' ? invoiceId : objectId
}
