import postgres from 'postgres'
import { type Paying, servePaying, subscribe } from '../paying.ts'
import { percentile, type Row } from '../report.ts'
import { signIn, tenantCode, tenantId } from '../seed.ts'

const CHANGES = 200
const PREVIEWS = 100
const ROUNDS = 12

/**
 * Subscriptions as people use them: what Stripe says until the API allows it, the pages' procedures where there are many
 * companies, and the preview of a change by Stripe's own reckoning.
 */
export async function subscriptions(databaseUrl: string): Promise<Row[]> {
  await seedContracts(databaseUrl)
  const paying = await servePaying(databaseUrl)
  try {
    const { url, consoleUrl } = paying.product
    const member = await signIn(url, url.replace('127.0.0.1', 'localhost'))
    const admin = await signIn(consoleUrl, consoleUrl.replace('127.0.0.1', 'localhost'))
    const own = { ...member, 'x-tenant': tenantCode(1) }
    const subscription = await subscribe(paying, { tenantId: tenantId(1), plan: 'basic' })
    const visible = await untilVisible(paying, subscription, own)
    return [visible, await api(paying, { own, admin }), await previews(paying, own)]
  } finally {
    await paying.stop()
  }
}

/** Every company has a contract of ours on the terms that it would have; the first is on trial, and will buy. */
async function seedContracts(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`
    update subscriptions set cycle = 'monthly', currency = 'CNY', anchor = created_at, period_start = now(),
      period_end = now() + interval '30 days', state_since = now()
    where plan <> 'trial'`
  await sql`
    update subscriptions set plan = 'trial', state = 'trialing', trial_ends_at = now() + interval '9 days'
    where tenant_id = ${tenantId(1)}`
  await sql.unsafe('vacuum analyze subscriptions')
  await sql.end()
}

const get = async (url: string, procedure: string, input: unknown, headers: Record<string, string>) => {
  const given = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  const answer = await fetch(`${url}/trpc/${procedure}${given}`, { headers })
  return { status: answer.status, text: await answer.text() }
}

/** An event that says a company has another plan, delivered; until the first request that the API allows. */
async function untilVisible(
  { product, simulator, stripe, prices }: Paying,
  subscription: Awaited<ReturnType<typeof subscribe>>,
  own: Record<string, string>,
): Promise<Row> {
  const item = subscription.items.data[0]?.id ?? ''
  const isOpen = async () => (await get(product.url, 'modules.get', { module: 'HR' }, own)).status === 200
  const change = async (plan: string) => {
    simulator.deliveries.hold()
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, price: prices.get(plan) ?? '' }],
      proration_behavior: 'none',
    })
    const from = performance.now()
    simulator.deliveries.release()
    return from
  }
  const took: number[] = []
  for (let n = 0; n < CHANGES; n += 1) {
    await change('basic')
    await until(async () => !(await isOpen()))
    const from = await change('enterprise')
    await until(isOpen)
    took.push(performance.now() - from)
  }
  return {
    name: 'an event of Stripe on its way, until the first request that it allows: p99',
    value: percentile(took, 0.99),
    unit: 'ms',
    bar: { kind: 'at most', bound: 250 },
    figures: { 'p50 ms': percentile(took, 0.5), 'worst ms': Math.max(...took), changes: CHANGES },
  }
}

/** Asks as fast as it is answered. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const longest = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > longest) throw new Error('What Stripe said was not seen for ten seconds.')
  }
}

/** What the pages of the console and of a company's billing ask, one after another. */
async function api(
  { product }: Paying,
  { own, admin }: { own: Record<string, string>; admin: Record<string, string> },
): Promise<Row> {
  const inConsole = (procedure: string, input: unknown) => () =>
    get(product.consoleUrl, procedure, input, admin)
  const inWorkspace = (procedure: string, input?: unknown) => () => get(product.url, procedure, input, own)
  const questions = [
    inConsole('subscriptions.list', {}),
    inConsole('subscriptions.list', { sort: 'period_end', direction: 'asc' }),
    inConsole('subscriptions.list', { state: 'past_due' }),
    inConsole('subscriptions.list', { plan: 'professional', source: 'manual' }),
    inConsole('subscriptions.list', { source: 'stripe' }),
    inConsole('subscriptions.list', { query: 'harbour', state: 'active' }),
    inConsole('subscriptions.list', { query: 'company7' }),
    inConsole('subscriptions.get', { tenantId: tenantId(1) }),
    inConsole('subscriptions.timeline', { tenantId: tenantId(1) }),
    inWorkspace('billing.state'),
    inWorkspace('billing.overview'),
    inWorkspace('billing.offers'),
    inWorkspace('billing.invoices', {}),
  ]
  const took: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const ask of questions) {
      const from = performance.now()
      const { status, text } = await ask()
      if (status !== 200) throw new Error(`It was answered ${status}: ${text}`)
      // The first round warms up.
      if (round > 0) took.push(performance.now() - from)
    }
  }
  return {
    name: 'subscription API with 10,000 companies: p95',
    value: percentile(took, 0.95),
    unit: 'ms',
    bar: { kind: 'at most', bound: 100 },
    figures: { 'p50 ms': percentile(took, 0.5), 'worst ms': Math.max(...took), requests: took.length },
  }
}

/** A change of seats, previewed to the cent by Stripe. */
async function previews({ product }: Paying, own: Record<string, string>): Promise<Row> {
  const took: number[] = []
  for (let n = 0; n <= PREVIEWS; n += 1) {
    const from = performance.now()
    const asked = { plan: 'professional', cycle: n % 2 ? 'yearly' : 'monthly', seats: n }
    const { status, text } = await get(product.url, 'billing.preview', asked, own)
    if (status !== 200) throw new Error(`It was answered ${status}: ${text}`)
    if (n > 0) took.push(performance.now() - from)
  }
  return {
    name: 'preview of a change by Stripe’s reckoning: p95',
    value: percentile(took, 0.95),
    unit: 'ms',
    bar: { kind: 'at most', bound: 300 },
    figures: { 'p50 ms': percentile(took, 0.5), 'worst ms': Math.max(...took), previews: PREVIEWS },
  }
}
