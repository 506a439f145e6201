import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { percentile } from '../bench/report.ts'
import { addCompany, asUser, testProduct } from '../product/index.ts'
import { runJobs } from '../product/jobs.ts'
import { buyWith, type PayingProduct, stripeSettings } from '../product/stripe.ts'
import { signDelivery } from '../stripe-simulator/deliveries/sign.ts'
import { figure, isProof, patience, samples } from './samples.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { dashboardOf } from './support/stripe-histories.ts'

const BURST = samples({ test: 300, proof: 10_000 })
/** Deliveries that Stripe has under way at once. */
const AT_ONCE = 200
/** An ordinary load: events a second, for so many seconds. */
const PER_SECOND = 50
const SECONDS = samples({ test: 3, proof: 60 })
/** What is measured in milliseconds is tried again where other test files fall on it. */
const again = { ...patience, retry: isProof ? 0 : 2 }

let product: PayingProduct
let fleet: Fleet
let sql: postgres.Sql
beforeAll(async () => {
  product = await testProduct({ stripe: true })
  fleet = await startFleet(product.url, {
    environment: { ...stripeSettings(product.stripe), NODE_ENV: 'test' },
  })
  sql = postgres(product.url, { max: 2, onnotice: () => {} })
})
afterAll(async () => {
  await Promise.all([fleet.stop(), sql.end()])
  await product.close()
})

const eventOf = (id: string, type: string, object: Record<string, unknown>) =>
  JSON.stringify({
    id,
    object: 'event',
    type,
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    data: { object },
  })

/** Brings an event to one of the processes; the milliseconds until it was acknowledged. */
async function bring(n: number, body: string): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${serverOf(fleet, n).url}/stripe/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': signDelivery(body, product.stripe.webhookSecret, Date.now()),
    },
    body,
  })
  await answer.arrayBuffer()
  expect(answer.status).toBe(200)
  return performance.now() - startedAt
}

/** Brings events at a steady pace, each when it is due whatever became of the others; p99 of their acknowledgements. */
async function bringSteadily(name: string): Promise<number> {
  const count = PER_SECOND * SECONDS
  const startedAt = performance.now()
  const times = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const about = { id: `sub_${name}_${n}`, object: 'subscription', customer: `cus_${name}_${n}` }
      const more = { description: 'x'.repeat(1_500) }
      await wait(Math.max(0, startedAt + (n * 1_000) / PER_SECOND - performance.now()))
      const type = 'customer.subscription.updated'
      return bring(0, eventOf(`evt_${name}_${n}`, type, { ...about, ...more }))
    }),
  )
  return percentile(times, 0.99)
}

/** Waits until nothing of what was stored waits to be applied. */
async function applied(): Promise<void> {
  for (;;) {
    const [{ waiting = 0 } = {}] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from stripe_events where state in ('received', 'failed')`
    if (waiting === 0) return
    await wait(50)
  }
}

test(`${BURST} events in a burst: all stored, each acknowledged within a second`, patience, async () => {
  const bodies = Array.from({ length: BURST }, (_, n) =>
    eventOf(`evt_burst_${n}`, 'customer.subscription.updated', {
      id: `sub_burst_${n % 500}`,
      object: 'subscription',
      customer: `cus_burst_${n % 500}`,
      description: 'x'.repeat(1_500),
    }),
  )
  const times: number[] = []
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = next++; n < bodies.length; n = next++) times.push(await bring(n, bodies[n] ?? ''))
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  const [{ stored } = {}] = await sql<{ stored: number }[]>`
    select count(*)::int as stored from stripe_events where id like 'evt_burst_%'`
  expect(stored).toBe(BURST)
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
  expect(p99).toBeLessThan(1_000)
  await applied()
  const [{ lost } = {}] = await sql<{ lost: number }[]>`
    select count(*)::int as lost from stripe_events where id like 'evt_burst_%' and state <> 'ignored'`
  expect(lost).toBe(0)
  const rate = Math.round(BURST / seconds)
  figure(
    2,
    `${BURST} events in a burst: all stored, ${rate} a second, acknowledged p99 ${Math.round(p99)} ms`,
  )
})

test(
  `${PER_SECOND} events a second, also while Stripe is silent or failing: acknowledged within 200 ms`,
  again,
  async () => {
    const { faults } = product.stripe
    faults.clear()
    // A name of its own for each try: what was stored before is not stored again.
    const about = crypto.randomUUID().slice(0, 8)
    const ordinary = await bringSteadily(`${about}_ordinary`)
    faults.add({ kind: 'timeout', afterMs: 2_000, times: null })
    const silent = await bringSteadily(`${about}_silent`)
    const [{ waiting = 0 } = {}] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from stripe_events where state in ('received', 'failed')`
    faults.clear()
    faults.add({ kind: 'server-error', times: null })
    const failing = await bringSteadily(`${about}_failing`)
    faults.clear()
    expect(waiting, 'what waits for Stripe is not what was acknowledged').toBeGreaterThan(0)
    expect(Math.max(ordinary, silent, failing)).toBeLessThanOrEqual(200)
    await applied()
    const [{ lost } = {}] = await sql<{ lost: number }[]>`
      select count(*)::int as lost from stripe_events where id like ${`evt_${about}%`} and state <> 'ignored'`
    expect(lost).toBe(0)
    figure(
      2,
      `${PER_SECOND} events a second acknowledged p99 ${ordinary.toFixed(0)} ms, ` +
        `${silent.toFixed(0)} ms while Stripe is silent, ${failing.toFixed(0)} ms while it fails`,
    )
  },
)

test(
  'fifty events of one subscription at once, at two processes: no deadlock, and what is so at the end',
  patience,
  async () => {
    const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing' })
    const { billing } = await asUser(product, user, tenant)
    await billing.buy({ plan: 'professional', cycle: 'monthly', keepTrial: false })
    await runJobs(product)
    await expect.poll(async () => (await billing.overview()).request?.url ?? null, patience).not.toBeNull()
    await buyWith(product, (await billing.overview()).request?.url ?? '', '4242424242424242')
    const theirs = [...product.stripe.state.all.subscriptions.values()].at(-1)
    if (!theirs) throw new Error('nothing was bought')
    const { id, customer } = theirs
    const about = { id, object: 'subscription', customer }
    const sdk = dashboardOf(product)
    const deadlocks = () => sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
    const [before] = await deadlocks()
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        // Meanwhile it changes, so that readings differ.
        if (n % 10 === 0) await sdk.subscriptions.update(id, { metadata: { n: `${n}` } })
        if (n === 25) await sdk.subscriptions.update(id, { cancel_at_period_end: true })
        await bring(n, eventOf(`evt_fifty_${n}`, 'customer.subscription.updated', about))
      }),
    )
    await applied()
    const [row] = await sql`select * from subscriptions where tenant_id = ${tenant.id}`
    expect(row).toMatchObject({ state: 'active', plan: 'professional', stripe_subscription_id: id })
    const cancelAt = product.stripe.state.all.subscriptions.get(id)?.cancel_at
    expect(row?.ends_at?.getTime()).toBe((cancelAt ?? 0) * 1_000)
    const [after] = await deadlocks()
    expect(after).toEqual(before)
    figure(2, '50 events of one subscription at once at two processes: no deadlock, right end state')
  },
)
