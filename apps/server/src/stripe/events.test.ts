import type { ProviderEvent } from '@leasehold/core'
import { WrongSignature } from '@leasehold/core'
import { deliver, eventIds } from '@leasehold/tooling/stripe'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer, itemsFor, startStripe, subscribe, type TestStripe } from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

async function read(ids: string[]): Promise<ProviderEvent[]> {
  const events: ProviderEvent[] = []
  await deliver({ stripe: stripe.simulator }, ids, async ({ body, signature }) => {
    events.push(stripe.payments.readEvent(body, signature))
  })
  return events
}

test('events say what they are about', async () => {
  const bought = await subscribe(stripe, itemsFor('basic'))
  const events = await read(eventIds({ stripe: stripe.simulator }))
  const of = (type: string) =>
    events.find((event) => event.type === type && event.customerId === bought.customerId)
  const invoiceId = bought.latestInvoice?.id
  expect(of('customer.subscription.created')).toMatchObject({
    objectId: bought.id,
    subscriptionId: bought.id,
  })
  expect(of('invoice.paid')).toMatchObject({
    objectId: invoiceId,
    invoiceId,
    subscriptionId: bought.id,
    isTest: true,
  })
  expect(of('checkout.session.completed')).toMatchObject({ subscriptionId: bought.id })
  expect(of('customer.created')).toMatchObject({ objectId: bought.customerId, subscriptionId: null })
  const { paymentMethod } = await stripe.payments.fetchCustomer(bought.customerId)
  const before = eventIds({ stripe: stripe.simulator }).at(-1)
  await stripe.payments.detachPaymentMethod(paymentMethod?.id ?? '')
  const [detached] = await read(eventIds({ stripe: stripe.simulator }, before))
  expect(detached).toMatchObject({ type: 'payment_method.detached', customerId: bought.customerId })
  const payment = of('payment_intent.succeeded')
  expect(payment?.paymentIntentId).toBe(payment?.objectId)
  expect(await stripe.payments.findInvoiceOf(payment?.paymentIntentId ?? '')).toBe(invoiceId)
})

const body = Buffer.from(
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'x',
    created: 1,
    livemode: true,
    data: { object: {} },
  }),
)

const signed = (given: { at?: number; secret?: string; payload?: string } = {}) =>
  new Stripe('sk_test_1').webhooks.generateTestHeaderString({
    payload: given.payload ?? body.toString(),
    secret: given.secret ?? stripe.simulator.webhookSecret,
    timestamp: given.at ?? Math.floor(Date.now() / 1000),
  })

test('a signature is right, and recent, or the event is none', () => {
  const event = stripe.payments.readEvent(body, signed())
  expect(event).toMatchObject({ id: 'evt_1', type: 'x', objectId: null, customerId: null, isTest: false })
  const now = Math.floor(Date.now() / 1000)
  for (const signature of [
    undefined,
    '',
    'nonsense',
    't=1,v1=',
    signed({ secret: 'whsec_other' }),
    signed({ payload: `${body} ` }),
    signed({ at: now - 301 }),
  ]) {
    expect(() => stripe.payments.readEvent(body, signature)).toThrow(WrongSignature)
  }
  expect(() => stripe.payments.readEvent(Buffer.from(`${body} `), signed())).toThrow(WrongSignature)
  expect(stripe.payments.readEvent(body, signed({ at: now - 290 })).id).toBe('evt_1')
})

test('what was taken from a customer says whose it was', () => {
  const data = { object: { id: 'pm_1', customer: null }, previous_attributes: { customer: 'cus_1' } }
  const payload = JSON.stringify({ id: 'evt_2', type: 'x', created: 1, livemode: false, data })
  const event = stripe.payments.readEvent(Buffer.from(payload), signed({ payload }))
  expect(event).toMatchObject({ objectId: 'pm_1', customerId: 'cus_1' })
})

test('events are listed from the oldest to the newest, over pages', async () => {
  const since = new Date(Date.now() - 3_600_000)
  for (let n = 0; n < 120; n++) await addCustomer(stripe)
  const seen: string[] = []
  let pages = 0
  for (let cursor: string | null | undefined; cursor !== null; pages++) {
    const page = await stripe.payments.listEvents(cursor ? { since, cursor } : { since })
    seen.push(...page.events.map(({ id }) => id))
    cursor = page.next
  }
  expect(pages).toBeGreaterThan(1)
  expect(seen).toEqual(eventIds({ stripe: stripe.simulator }))
  const future = await stripe.payments.listEvents({ since: new Date(Date.now() + 3_600_000) })
  expect(future).toEqual({ events: [], next: null })
})
