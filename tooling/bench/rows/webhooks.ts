import { createHmac } from 'node:crypto'
import postgres from 'postgres'
import Stripe from 'stripe'
import { load, type Sent } from '../load.ts'
import { serve } from '../product.ts'
import { median, type Row } from '../report.ts'

const SECRET = 'whsec_bench'
const ROUNDS = 5
const SECONDS = 5

let counter = 0

/** The next event, of a customer that nobody knows, signed as Stripe signs: no two are the same. */
function nextEvent(): Sent {
  counter += 1
  const created = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({
    id: `evt_bench_${process.pid}_${counter}`,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'customer.subscription.updated',
    data: { object: subscription(counter, created), previous_attributes: { status: 'past_due' } },
  })
  const signature = createHmac('sha256', SECRET).update(`${created}.${body}`).digest('hex')
  return {
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${created},v1=${signature}` },
  }
}

/** About as long as Stripe's. */
function subscription(n: number, created: number) {
  const price = { id: `price_${n}`, object: 'price', currency: 'cny', unit_amount: 280_000, active: true }
  return {
    id: `sub_bench_${n}`,
    object: 'subscription',
    customer: `cus_bench_${n}`,
    status: 'active',
    currency: 'cny',
    created,
    metadata: { tenantId: 'none', requestId: 'none' },
    items: {
      object: 'list',
      data: [{ id: `si_${n}`, object: 'subscription_item', price, quantity: 1, metadata: {} }],
    },
    description: 'x'.repeat(1_500),
  }
}

/**
 * Acknowledging Stripe's events: signature, stored once, a job enqueued; against a bare HTTP insert of the same bodies. In
 * turns, the middle of several rounds. The worker is another process in both cases, and does not run.
 */
export async function webhooks(databaseUrl: string): Promise<Row[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await sql`create table bare_events (id text primary key, type text not null, payload jsonb not null)`
  const product = await serve('serve-product.ts', databaseUrl, {
    PROCESS_ROLE: 'api',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: SECRET,
  })
  const bare = await serve('serve-bare.ts', databaseUrl)
  const ours: number[] = []
  const theirs: number[] = []
  const p99: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const acknowledged = await load(`${product.url}/stripe/webhook`, {}, SECONDS, nextEvent)
    const inserted = await load(`${bare.url}/events`, {}, SECONDS, nextEvent)
    if (acknowledged.failed + inserted.failed > 0) {
      throw new Error(`Refused: ${acknowledged.failed} events, ${inserted.failed} inserts.`)
    }
    // The first warms both up.
    if (round === 0) continue
    ours.push(acknowledged.perSecond)
    theirs.push(inserted.perSecond)
    p99.push(acknowledged.p99Ms)
  }
  const [{ stored = 0 } = {}] = await sql<{ stored: number }[]>`
    select count(*)::int as stored from stripe_events where id like ${`evt_bench_${process.pid}_%`}`
  await Promise.all([product.stop(), bare.stop()])
  await sql`drop table bare_events`
  await sql.end()
  return [
    {
      name: 'acknowledging a webhook / a bare HTTP insert',
      value: median(ours) / median(theirs),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 0.7 },
      figures: {
        'events/s': median(ours),
        'inserts/s': median(theirs),
        'p99 ms': median(p99),
        stored,
      },
    },
  ]
}
