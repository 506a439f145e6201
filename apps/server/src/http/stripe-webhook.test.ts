import { stripeEvents } from '@leasehold/db'
import { type Product, testProduct } from '@leasehold/tooling/product'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.fixture.ts'

const secret = 'whsec_of_the_test'
let product: Product
let server: TestServer
beforeAll(async () => {
  product = await testProduct()
  const keys = { STRIPE_SECRET_KEY: 'sk_test_nobody', STRIPE_WEBHOOK_SECRET: secret }
  // Nothing listens there, and no job runs: what is stored is all that is looked at.
  server = await startTestServer(product.url, {
    ...keys,
    STRIPE_API_URL: 'http://127.0.0.1:9',
    PROCESS_ROLE: 'api',
  })
})
afterAll(async () => {
  await server.stop()
  await product.close()
})

const bodyOf = (id: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    id,
    object: 'event',
    type: 'customer.updated',
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    data: { object: { id: 'cus_1', object: 'customer' } },
    ...more,
  })

const signed = (payload: string, given: { secret?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, ...given })

const send = (body: string, signature: string | null, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/stripe/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature !== null && { 'stripe-signature': signature }),
      ...headers,
    },
    body,
  })

const stored = async () => (await product.database.platform.select().from(stripeEvents)).map(({ id }) => id)

test('what Stripe signed is stored once and acknowledged each time, also from no page of ours', async () => {
  const body = bodyOf('evt_signed')
  for (let times = 0; times < 3; times++) {
    const answer = await send(body, signed(body), { origin: 'https://elsewhere.example' })
    expect([answer.status, await answer.json()]).toEqual([200, { received: true }])
  }
  expect((await stored()).filter((id) => id === 'evt_signed')).toHaveLength(1)
})

test('a type that nobody knows is acknowledged and kept', async () => {
  const body = bodyOf('evt_unknown', { type: 'nobody.knows_it', data: { object: {} } })
  expect((await send(body, signed(body))).status).toBe(200)
  expect(await stored()).toContain('evt_unknown')
})

test('what Stripe did not sign just now is refused with 400, and nothing of it is stored', async () => {
  const before = await stored()
  const body = bodyOf('evt_refused')
  const old = Math.floor(Date.now() / 1_000) - 301
  const refused = [
    send(body, null),
    send(body, ''),
    send(body, 'nonsense'),
    send(body, signed(body, { secret: 'whsec_of_another' })),
    // A copy that somebody kept.
    send(body, signed(body, { timestamp: old })),
    // Signed, but for something else.
    send(`${body} `, signed(body)),
    send(bodyOf('evt_other'), signed(body)),
    send('', signed('')),
    send('not json', signed('not json')),
    send('{"id":1}', signed('{"id":1}')),
  ]
  for (const answer of await Promise.all(refused)) {
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'wrong_signature' }])
  }
  expect(await stored()).toEqual(before)
})

test('what is far larger than an event is not read', async () => {
  const body = bodyOf('evt_large', { filler: 'x'.repeat(300_000) })
  expect((await send(body, signed(body))).status).toBe(413)
  expect(await stored()).not.toContain('evt_large')
})

test('where nobody is connected there is no such place', async () => {
  const alone = await startTestServer(product.url, { PROCESS_ROLE: 'api' })
  const body = bodyOf('evt_nobody')
  const answer = await fetch(`${alone.address}/stripe/webhook`, {
    method: 'POST',
    headers: { 'stripe-signature': signed(body) },
    body,
  })
  await alone.stop()
  expect([answer.status, await answer.json()]).toEqual([404, { error: 'not_connected' }])
})
