import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { type SimulatorOptions, type StripeSimulator, startStripeSimulator } from '../index.ts'

const secret = 'whsec_test'
const servers: { close(): unknown }[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const sdk = ({ secretKey, port }: StripeSimulator) =>
  new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http', telemetry: false })

/** An endpoint that checks signatures with the SDK; `answers` are its first statuses, then it says 200. */
async function receiver(answers: number[] = []) {
  const received: Stripe.Event[] = []
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const signature = request.headers['stripe-signature'] ?? ''
    received.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, secret))
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push({ close: () => server.closeAllConnections() ?? server.close() })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  return { url, received, types: () => received.map(({ type }) => type) }
}

async function simulatorFor(url: string, options: SimulatorOptions = {}) {
  const simulator = await startStripeSimulator({
    webhook: { url, secret },
    deliveries: { retryDelayMs: 1 },
    ...options,
  })
  servers.push({ close: () => simulator.stop() })
  const stripe = sdk(simulator)
  return { simulator, stripe }
}

test('an event arrives signed as Stripe signs, and is tried until it is accepted', async () => {
  const endpoint = await receiver([500, 302, 429])
  const { simulator, stripe } = await simulatorFor(endpoint.url)
  const customer = await stripe.customers.create({ name: 'A' })
  await simulator.deliveries.settled()
  expect(endpoint.types()).toEqual(Array(4).fill('customer.created'))
  expect(endpoint.received[0]).toMatchObject({
    api_version: Stripe.API_VERSION,
    data: { object: { id: customer.id } },
  })
  expect(simulator.deliveries.list()).toMatchObject([{ status: 'delivered', attempts: 4, answer: '200' }])
  const { data } = await stripe.events.list({ type: 'customer.created' })
  expect(data).toMatchObject([{ id: endpoint.received[0]?.id, pending_webhooks: 0 }])
})

test('what is refused too often is given up', async () => {
  const endpoint = await receiver(Array(3).fill(500))
  const { simulator, stripe } = await simulatorFor(endpoint.url, {
    deliveries: { retryDelayMs: 1, maxAttempts: 3 },
  })
  await stripe.customers.create({ name: 'A' })
  await simulator.deliveries.settled()
  expect(simulator.deliveries.list()).toMatchObject([{ status: 'failed', attempts: 3 }])
  const [event] = (await stripe.events.list({ delivery_success: false })).data
  simulator.deliveries.resend(event?.id ?? '')
  await simulator.deliveries.settled()
  expect(endpoint.received).toHaveLength(4)
})

test('events are held back, delivered in any order and number, dropped, released', async () => {
  const endpoint = await receiver()
  const { simulator, stripe } = await simulatorFor(endpoint.url)
  simulator.deliveries.hold()
  for (const name of ['A', 'B', 'C', 'D']) await stripe.customers.create({ name })
  const [a = '', b = '', c = '', d = ''] = simulator.deliveries.held().map(({ id }) => id)
  expect(endpoint.received).toEqual([])
  await simulator.deliveries.deliver([c, a, a])
  expect(endpoint.received.map(({ id }) => id)).toEqual([c, a, a])
  simulator.deliveries.drop([b])
  expect(simulator.deliveries.held().map(({ id }) => id)).toEqual([d])
  simulator.deliveries.release()
  await simulator.deliveries.settled()
  expect(endpoint.received.map(({ id }) => id)).toEqual([c, a, a, d])
})

test('an endpoint made by the API gets the events it asks for, signed with its own secret', async () => {
  const endpoint = await receiver()
  const simulator = await startStripeSimulator()
  servers.push({ close: () => simulator.stop() })
  const stripe = sdk(simulator)
  const made = await stripe.webhookEndpoints.create({
    url: endpoint.url,
    enabled_events: ['customer.deleted'],
  })
  expect(made.secret).toMatch(/^whsec_/)
  const customer = await stripe.customers.create({ name: 'A' })
  expect(simulator.deliveries.list()).toEqual([])
  await stripe.webhookEndpoints.update(made.id, { disabled: true })
  await stripe.customers.del(customer.id)
  expect(simulator.deliveries.list()).toEqual([])
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ id: made.id, status: 'disabled' }])
  expect(await stripe.webhookEndpoints.retrieve(made.id)).not.toHaveProperty('secret')
  expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true })
  await expect(stripe.webhookEndpoints.create({ url: 'nowhere', enabled_events: ['*'] })).rejects.toThrow(
    /URL/,
  )
})

test('faults duplicate, drop, delay and reorder deliveries, the same way for the same seed', async () => {
  const fates: string[][] = []
  for (const _ of [1, 2]) {
    const endpoint = await receiver()
    const { simulator, stripe } = await simulatorFor(endpoint.url, { deliveries: { concurrency: 1 } })
    simulator.faults.add({ kind: 'drop', probability: 0.3, seed: 7, types: ['customer.*'] })
    simulator.faults.add({ kind: 'duplicate', probability: 0.5, copies: 3, seed: 7 })
    for (let count = 0; count < 12; count++) await stripe.customers.create({ name: String(count) })
    await simulator.deliveries.settled()
    const statuses = simulator.deliveries.list().map(({ status }) => status)
    expect(statuses).toContain('dropped')
    expect(endpoint.received).toHaveLength(statuses.filter((status) => status === 'delivered').length)
    expect(endpoint.received.length).toBeGreaterThan(new Set(endpoint.received.map(({ id }) => id)).size)
    fates.push(statuses)
  }
  expect(fates[0]).toEqual(fates[1])

  const endpoint = await receiver()
  const { simulator, stripe } = await simulatorFor(endpoint.url)
  simulator.faults.add({ kind: 'reorder', withinMs: 40, seed: 3 })
  simulator.faults.add({ kind: 'delay', delayMs: 1 })
  for (let count = 0; count < 10; count++) await stripe.customers.create({ name: String(count) })
  await simulator.deliveries.settled()
  const happened = simulator.deliveries.list().map(({ eventId }) => eventId)
  const arrived = endpoint.received.map(({ id }) => id)
  expect(arrived).not.toEqual(happened)
  expect(arrived.toSorted()).toEqual(happened.toSorted())
})

test('a burst of events arrives once each', async () => {
  const endpoint = await receiver()
  const { simulator } = await simulatorFor(endpoint.url, { deliveries: { concurrency: 32 } })
  simulator.deliveries.hold()
  const stripe = sdk(simulator)
  await Promise.all(Array.from({ length: 300 }, (_, name) => stripe.customers.create({ name: String(name) })))
  simulator.deliveries.release()
  await simulator.deliveries.settled()
  expect(new Set(endpoint.received.map(({ id }) => id)).size).toBe(300)
  expect(endpoint.received).toHaveLength(300)
})
