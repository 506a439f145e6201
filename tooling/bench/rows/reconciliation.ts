import { readFileSync } from 'node:fs'
import { mirror } from '@leasehold/core'
import postgres from 'postgres'
import { type Paying, servePaying, subscribe } from '../paying.ts'
import type { Row } from '../report.ts'
import { signIn, tenantId } from '../seed.ts'

const COMPANIES = 10_000
/** Of which differ. */
const DIFFERING = 100
const AT_ONCE = 16

/** Comparing 10,000 subscriptions and their invoices with Stripe, a hundred of them different. */
export async function reconciliation(databaseUrl: string): Promise<Row[]> {
  const paying = await servePaying(databaseUrl)
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    // Nobody tells the product of it.
    paying.simulator.deliveries.hold()
    await sellToAll(paying)
    await mirrorAll(paying, sql)
    const { consoleUrl, process } = paying.product
    const origin = consoleUrl.replace('127.0.0.1', 'localhost')
    const headers = { ...(await signIn(consoleUrl, origin)), 'content-type': 'application/json', origin }
    const from = performance.now()
    const answer = await fetch(`${consoleUrl}/trpc/reconciliation.start`, {
      method: 'POST',
      headers,
      body: '{"mends":false}',
    })
    if (answer.status !== 200) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`)
    const sizes: number[] = []
    let run = await read(sql)
    while (run.state === 'running') {
      sizes.push(residentMb(process.pid))
      await new Promise((resolve) => setTimeout(resolve, 200))
      run = await read(sql)
    }
    const seconds = (performance.now() - from) / 1000
    const quarter = sizes[Math.floor(sizes.length / 4)] ?? 0
    return [
      {
        name: `reconciling ${COMPANIES} subscriptions`,
        value: seconds * 1000,
        unit: 'ms',
        bar: { kind: 'at most', bound: 60_000 },
        figures: { compared: run.checked, differing: run.differing, 'of them made': DIFFERING },
      },
      {
        name: 'memory at the end of it / after a quarter of it',
        value: Math.max(...sizes.slice(-5)) / quarter,
        unit: 'ratio',
        bar: { kind: 'at most', bound: 1.25 },
        figures: { 'MB after a quarter': quarter, 'MB at most': Math.max(...sizes) },
      },
    ]
  } finally {
    await sql.end()
    await paying.stop()
  }
}

async function sellToAll(paying: Paying): Promise<void> {
  let next = 1
  const work = async () => {
    while (next <= COMPANIES) {
      const n = next
      next += 1
      await subscribe(paying, { tenantId: tenantId(n), plan: n % 2 ? 'basic' : 'professional' })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** Our rows as webhooks would have left them, but for some; every event was received. */
async function mirrorAll({ payments, simulator }: Paying, sql: postgres.Sql): Promise<void> {
  let cursor: string | null = null
  let n = 0
  do {
    const page: Awaited<ReturnType<typeof payments.listSubscriptions>> = await payments.listSubscriptions(
      cursor ? { cursor } : {},
    )
    for (const theirs of page.subscriptions) {
      const verdict = mirror(theirs, null)
      if (!verdict.ok) throw new Error(verdict.reason)
      const { scheduled: _, ...row } = verdict.mirrored
      n += 1
      const tenant = theirs.metadata.tenantId ?? ''
      await sql`
        insert into stripe_customers (tenant_id, customer_id, details) values (${tenant}, ${theirs.customerId}, '{}')`
      await sql`
        update subscriptions set plan = ${row.plan}, plan_version = ${row.planVersion}, state = ${row.state},
          state_since = ${row.stateSince}, source = 'stripe', cycle = ${row.cycle}, currency = ${row.currency},
          seats = ${n <= DIFFERING ? 7 : row.seats}, anchor = ${row.anchor}, period_start = ${row.periodStart},
          period_end = ${row.periodEnd}, trial_ends_at = null, suspended_from = null, suspension_cause = null,
          stripe_subscription_id = ${theirs.id}, mirrored_at = now(), mirror_count = 1
        where tenant_id = ${tenant}`
    }
    cursor = page.next
  } while (cursor)
  for (const invoice of simulator.state.all.invoices.values()) {
    const customer = String(invoice.customer)
    await sql`
      insert into invoices (tenant_id, id, source, provider_id, number, state, currency, subtotal, total, amount_due,
        amount_paid, amount_remaining, lines, issued_at, paid_at)
      select tenant_id, gen_random_uuid(), 'stripe', ${invoice.id ?? ''}, ${invoice.number}, ${invoice.status},
        'CNY', ${invoice.subtotal}, ${invoice.total}, ${invoice.amount_due}, ${invoice.amount_paid},
        ${invoice.amount_remaining}, '[]', to_timestamp(${invoice.created}),
        to_timestamp(${invoice.status_transitions.paid_at})
      from stripe_customers where customer_id = ${customer}`
  }
  const events = [...simulator.state.all.events.values()]
  for (let at = 0; at < events.length; at += 1_000) {
    const ids = events.slice(at, at + 1_000).map(({ id }) => id)
    await sql`
      insert into stripe_events (id, type, payload, occurred_at, state, outcome)
      select id, 'bench', '{}', now(), 'applied', 'applied' from unnest(${ids}::text[]) as id
      on conflict do nothing`
  }
  await sql.unsafe('vacuum analyze subscriptions, stripe_customers, invoices, stripe_events')
}

async function read(sql: postgres.Sql) {
  const [run] = await sql<{ state: string; checked: number; differing: number }[]>`
    select state, checked, differing from reconciliations order by id desc limit 1`
  if (!run) throw new Error('There is no comparison.')
  return run
}

/** Resident memory of a process, in MB. */
function residentMb(pid: number | undefined): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) / 1_000
}
