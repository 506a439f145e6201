import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'
import { decodeForm } from './form.ts'

const sdk = (simulator: StripeSimulator, key = simulator.secretKey) =>
  new Stripe(key, { host: '127.0.0.1', port: simulator.port, protocol: 'http', maxNetworkRetries: 0 })

test('forms with lists and nested fields', () => {
  expect(decodeForm('a=1&b[c][0][d]=2&b[c][1][d]=&e[]=x&e[]=y')).toEqual({
    a: '1',
    b: { c: { 0: { d: '2' }, 1: { d: '' } } },
    e: { 0: 'x', 1: 'y' },
  })
})

test('a wrong key, an unknown path and an unknown id are refused as Stripe does', async () => {
  const simulator = await startStripeSimulator()
  await expect(sdk(simulator, 'sk_test_other').customers.list()).rejects.toMatchObject({ statusCode: 401 })
  const refused = await sdk(simulator)
    .rawRequest('GET', '/v1/nothing')
    .catch((error: unknown) => error)
  expect(refused).toMatchObject({ statusCode: 404, requestId: expect.stringMatching(/^req_/) })
  await simulator.stop()
})

test('an idempotency key answers the same again, and refuses another body', async () => {
  const simulator = await startStripeSimulator()
  const stripe = sdk(simulator)
  const create = (name: string) => stripe.customers.create({ name }, { idempotencyKey: 'key' })
  const [first, second] = [await create('A'), await create('A')]
  expect(second.id).toBe(first.id)
  await expect(create('B')).rejects.toMatchObject({ type: 'StripeIdempotencyError' })
  expect((await stripe.customers.list()).data).toHaveLength(1)
  await simulator.stop()
})

test('a restart goes on where it was', async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), 'stripe-simulator-')), 'state.json')
  const before = await startStripeSimulator({ dataFile })
  const { id } = await sdk(before).customers.create({ name: 'A', metadata: { tenant: '1' } })
  await before.stop()
  const after = await startStripeSimulator({ dataFile })
  expect(await sdk(after).customers.retrieve(id)).toMatchObject({ id, metadata: { tenant: '1' } })
  expect((await sdk(after).customers.create({ name: 'B' })).id).not.toBe(id)
  await after.stop()
})

test('pages go on in both directions and can be filtered by time', async () => {
  let now = 1_000
  const simulator = await startStripeSimulator({ now: () => now })
  const stripe = sdk(simulator)
  const ids: string[] = []
  for (let count = 0; count < 5; count++) {
    now += 10
    ids.unshift((await stripe.customers.create({ name: String(count) })).id)
  }
  const page = await stripe.customers.list({ limit: 2 })
  expect(page).toMatchObject({ has_more: true, url: '/v1/customers' })
  const next = await stripe.customers.list({ limit: 2, starting_after: page.data[1]?.id ?? '' })
  expect([...page.data, ...next.data].map(({ id }) => id)).toEqual(ids.slice(0, 4))
  const back = await stripe.customers.list({ limit: 1, ending_before: next.data[0]?.id ?? '' })
  expect(back.data[0]?.id).toBe(page.data[1]?.id)
  expect((await stripe.customers.list({ created: { gte: 1_030, lt: 1_050 } })).data).toHaveLength(2)
  await simulator.stop()
})

test('faults answer instead, or lose the answer of what was done', async () => {
  const simulator = await startStripeSimulator()
  const stripe = sdk(simulator)
  simulator.hooks.afterHandle = () => null
  await expect(stripe.customers.create({})).rejects.toMatchObject({ type: 'StripeConnectionError' })
  delete simulator.hooks.afterHandle
  expect((await stripe.customers.list()).data).toHaveLength(1)
  await simulator.stop()
})
