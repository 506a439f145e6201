import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'

let simulator: StripeSimulator
let stripe: Stripe

beforeEach(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  })
})

afterEach(() => simulator.stop())

async function call(path: string, fields: Record<string, string> = {}) {
  const url = `${simulator.url}/simulator/${path}`
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, body: answer.status === 303 ? null : await answer.json() }
}

test('faults are added, listed and taken back by calls', async () => {
  const { body } = await call('faults', { kind: 'server-error', method: 'POST', times: '2' })
  await expect(stripe.customers.create({})).rejects.toMatchObject({ statusCode: 500 })
  expect(simulator.faults.list()).toMatchObject([{ id: body.id, left: 1 }])
  expect(await call(`faults/${body.id}/remove`)).toMatchObject({ body: { removed: true } })
  await call('faults', { kind: 'drop', probability: '0.5', 'types[0]': 'invoice.*', back: 'page' })
  const listed = await (await fetch(`${simulator.url}/simulator/faults`)).json()
  expect(listed.data).toMatchObject([{ fault: { kind: 'drop', probability: 0.5, types: ['invoice.*'] } }])
  expect((await call('faults', { kind: 'fire' })).status).toBe(400)
})

test('a dispute is opened and closed, money arrives, a payer confirms', async () => {
  const pay = (more: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ amount: 900, currency: 'usd', confirm: true, ...more })
  const paid = await pay({ payment_method: 'pm_card_visa' })
  const { body: dispute } = await call(`charges/${paid.latest_charge}/dispute`, { reason: 'duplicate' })
  expect(await call(`disputes/${dispute.id}/close`, { status: 'won' })).toMatchObject({
    body: { status: 'won' },
  })
  const closed = await stripe.events.list({ type: 'charge.dispute.closed' })
  expect(closed.data).toMatchObject([
    { data: { object: { id: dispute.id, reason: 'duplicate', status: 'won' } } },
  ])

  const later = await pay({ payment_method_data: { type: 'us_bank_account' } })
  await call(`payment_intents/${later.id}/settle`, { outcome: 'failed' })
  expect((await stripe.paymentIntents.retrieve(later.id)).status).toBe('requires_payment_method')
  const asked = await pay({ payment_method: 'pm_card_authenticationRequired' })
  await call(`intents/${asked.id}/authenticate`, { outcome: 'succeeded' })
  expect((await stripe.paymentIntents.retrieve(asked.id)).status).toBe('succeeded')
})

test('clocks go on by a day, a calendar month or a year', async () => {
  const at = (text: string) => Date.parse(`${text}T08:00:00Z`) / 1000
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: at('2027-01-31') })
  const now = async () => (await stripe.testHelpers.testClocks.retrieve(clock.id)).frozen_time
  await call(`clocks/${clock.id}/advance`, { by: 'month', back: 'page' })
  expect(await now()).toBe(at('2027-02-28'))
  simulator.control.advance(clock.id, 'day')
  expect(await now()).toBe(at('2027-03-01'))
  simulator.control.advance(clock.id, 'year')
  expect(await now()).toBe(at('2028-03-01'))
})

test('its page shows customers, events with their deliveries, and faults', async () => {
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['*'] })
  await call('deliveries/hold')
  const { id } = await stripe.customers.create({ name: '<b>Ada</b>' })
  simulator.faults.add({ kind: 'reorder' })
  const page = await (await fetch(simulator.url)).text()
  for (const text of [id, '&lt;b&gt;Ada&lt;/b&gt;', 'held (0)', 'reorder', '1 held'])
    expect(page).toContain(text)
  await call('deliveries/drop')
  expect(await (await fetch(simulator.url)).text()).toContain('dropped (0)')
})

test('it runs as a program, stops cleanly and goes on where it was', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'stripe-simulator-')), 'state.json')
  const main = new URL('../main.ts', import.meta.url).pathname
  const run = async () => {
    const child = spawn(process.execPath, [main, '--port', '0', '--data', data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [line] = await once(child.stdout, 'data')
    const url = new URL(/http:\S+/.exec(String(line))?.[0] ?? '')
    const sdk = new Stripe('sk_test_simulator', { host: '127.0.0.1', port: url.port, protocol: 'http' })
    const stop = async () => {
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      return code
    }
    return { sdk, stop }
  }
  const first = await run()
  const { id } = await first.sdk.customers.create({ name: 'Kept' })
  expect(await first.stop()).toBe(0)
  const second = await run()
  expect(await second.sdk.customers.retrieve(id)).toMatchObject({ name: 'Kept' })
  expect(await second.stop()).toBe(0)
})
