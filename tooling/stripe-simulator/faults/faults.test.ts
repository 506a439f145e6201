import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'
import { Faults, matches } from './index.ts'

let simulator: StripeSimulator
let stripe: Stripe

beforeEach(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 2_000,
    telemetry: false,
  })
})

afterEach(() => simulator.stop())

const countCustomers = async () => (await stripe.customers.list()).data.length

test('a 500 and a 429 strike the next call that fits, with nothing done', async () => {
  simulator.faults.add({ kind: 'server-error', method: 'POST', path: '/v1/customers' })
  simulator.faults.add({ kind: 'rate-limit', method: 'POST' })
  expect(await countCustomers()).toBe(0)
  await expect(stripe.customers.create({})).rejects.toMatchObject({ statusCode: 500, type: 'StripeAPIError' })
  await expect(stripe.customers.create({})).rejects.toMatchObject({ statusCode: 429 })
  expect(await countCustomers()).toBe(0)
  await stripe.customers.create({})
  expect(await countCustomers()).toBe(1)
  expect(simulator.faults.list()).toEqual([])
})

// The SDK tries a call once more whose connection was closed, whatever its settings: two cuts make one failure.
test('a connection cut before nothing is done, and one cut after it is done', async () => {
  simulator.faults.add({ kind: 'cut-before', method: 'POST', times: 2 })
  await expect(stripe.customers.create({})).rejects.toMatchObject({ type: 'StripeConnectionError' })
  expect(await countCustomers()).toBe(0)
  simulator.faults.add({ kind: 'cut-after', method: 'POST', times: 2 })
  const idempotencyKey = 'once'
  await expect(stripe.customers.create({}, { idempotencyKey })).rejects.toThrow()
  expect(await countCustomers()).toBe(1)
  await stripe.customers.create({}, { idempotencyKey })
  expect(await countCustomers()).toBe(1)
})

test('a call that is never answered', async () => {
  simulator.faults.add({ kind: 'timeout', method: 'POST', afterMs: 50, times: 2 })
  await expect(stripe.customers.create({})).rejects.toMatchObject({ type: 'StripeConnectionError' })
  expect(await countCustomers()).toBe(0)
})

test('a fault can be taken back, and strikes with its probability', () => {
  const faults = new Faults()
  const id = faults.add({ kind: 'drop', probability: 0.2, seed: 4 })
  const dropped = Array.from({ length: 1_000 }, () => faults.forDelivery('invoice.paid').dropped).filter(
    Boolean,
  )
  expect(dropped.length).toBeGreaterThan(150)
  expect(dropped.length).toBeLessThan(250)
  expect(faults.remove(id)).toBe(true)
  expect(faults.forDelivery('invoice.paid')).toEqual({ dropped: false, delaysMs: [0] })
})

test('patterns', () => {
  expect(matches('/v1/subscriptions*', '/v1/subscriptions/sub_1')).toBe(true)
  expect(matches('invoice.*', 'customer.created')).toBe(false)
  expect(matches('/v1/*/pay', '/v1/invoices/in_1/pay')).toBe(true)
  expect(matches('/v1/invoices', '/v1/invoices/in_1')).toBe(false)
})
