import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCompany, testProduct } from '../product/index.ts'
import { buyWith, type PayingProduct, stripeSettings, withStripe } from '../product/stripe.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask } from './support/ask.ts'
import { freeAddress, type MortalServer, startMortalServer } from './support/mortal-server.ts'
import { userToken } from './support/sessions.ts'
import { holdingsOf, isEntitled, oursOf, truthOf } from './support/stripe-truth.ts'

const PURCHASES = samples({ test: 6, proof: 100 })
/** Companies that buy at once, each somewhere else when the server dies: the next begins when one has ended. */
const AT_ONCE = samples({ test: 3, proof: 10 })
/** Calls of Stripe, events and presses of buttons in one life of the server, at most. */
const LIFE = 240
/** How soon what was not so is looked at again. */
const LOOK_MS = 40

const visa = '4242424242424242'

let product: PayingProduct
let server: MortalServer
let sql: postgres.Sql
beforeAll(async () => {
  const address = await freeAddress()
  product = await withStripe(await testProduct(), {
    webhook: { url: `${address.url}/stripe/webhook`, secret: 'whsec_killed' },
    // A server that dies every other second is away for as many attempts as a real one within days.
    deliveries: { maxAttempts: 1_000, maxRetryDelayMs: 500 },
  })
  sql = postgres(product.url, { max: 2, onnotice: () => {} })
  // Time goes on for everyone, as it does where money moves.
  const settings = { ...stripeSettings(product.stripe), STRIPE_TEST_CLOCKS: 'false', NODE_ENV: 'test' }
  const environment = { ...settings, WORKSPACE_URL: address.url, LOG_LEVEL: 'fatal' }
  server = await startMortalServer(product.url, address, { environment, life: LIFE, onDeath: countUnnoted })
  watch(product)
})
afterAll(async () => {
  over.abort()
  await server.stop()
  await Promise.all([product.close(), sql.end()])
})

/** Lets the server die of its calls of Stripe: before they arrive, while they are done, or when they are answered; and of events. */
function watch({ stripe }: PayingProduct): void {
  // Whoever pays on a page of Stripe's has nothing to do with the server.
  const isOurs = ({ path }: { path: string }) => path.startsWith('/v1/')
  stripe.hooks.beforeHandle = (call) =>
    isOurs(call) && server.happens() && Math.random() < 0.5 ? 'cut' : null
  stripe.hooks.afterHandle = (call, answer) => (isOurs(call) && server.happens() ? null : answer)
  const { deliveries } = stripe.state.services
  stripe.state.services.deliveries = {
    enqueue: (event) => {
      deliveries.enqueue(event)
      server.happens()
    },
    idle: () => deliveries.idle(),
  }
}

/** What Stripe had done when the server died, and nobody had noted. */
const unnoted = { deaths: 0, requests: 0, contracts: 0 }

async function countUnnoted(): Promise<void> {
  const { all } = product.stripe.state
  const done = [...all.checkoutSessions.values(), ...all.subscriptions.values()]
  const asked = new Set(done.map(({ metadata }) => metadata?.requestId))
  const waiting = await sql<{ id: string }[]>`select id from subscription_requests where state = 'waiting'`
  const requests = waiting.filter(({ id }) => asked.has(id)).length
  const rows = await sql<{ id: string; plan: string }[]>`
    select stripe_subscription_id as id, plan from subscriptions where stripe_subscription_id is not null`
  const noted = new Map(rows.map(({ id, plan }) => [id, plan]))
  const contracts = [...all.subscriptions.values()].filter(({ id, items }) => {
    const sold = items.data.map(({ price }) => price.lookup_key?.split(':')[1])
    return !sold.includes(noted.get(id))
  }).length
  unnoted.requests += requests
  unnoted.contracts += contracts
  if (requests + contracts > 0) unnoted.deaths += 1
}

/** Ends whoever still looks when the test has failed. */
const over = new AbortController()

/** Looks again until there is something. */
async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen) return seen
    await wait(LOOK_MS, undefined, { signal: over.signal })
  }
}

type Person = { cookie: string; tenant: string }
type Terms = { plan: string; cycle: 'monthly'; seats: number; keepTrial: false }

/** Null when the server died of it, or is not there. */
const attempt = (path: string, question: Parameters<typeof ask>[2]): Promise<Answer | null> =>
  ask(server.url, path, question).catch(() => null)

/** Looks until there is an answer. */
const see = (person: Person, path: string, input?: unknown) =>
  until(() => attempt(path, { ...person, ...(input !== undefined && { input }) }))

/** Presses a button, once. */
function press(person: Person, path: string, input: unknown): Promise<Answer | null> {
  const pressed = attempt(path, { ...person, kind: 'mutation', origin: server.url, input })
  server.happens()
  return pressed
}

type Preview = { expected: number; prorationAt: string }
type Overview = {
  plan: { key: string } | null
  source: string | null
  state: string | null
  request: { state: string; url: string | null; terms: { seats: number } | null } | null
}

const overview = async (person: Person) => (await see(person, 'billing.overview')).data as Overview

/** Waits until the company has what was paid for, and nothing is under way any more. */
const granted = (person: Person, plan: string) =>
  until(async () => {
    const { request, source, state, ...seen } = await overview(person)
    expect(request?.state).not.toBe('failed')
    return request === null && source === 'stripe' && state === 'active' && seen.plan?.key === plan
  })

/** Buys as a person does who gets no answer now and then: presses again, or wants something else by now. */
async function buy(person: Person): Promise<{ seats: number; price: number }> {
  const prices = new Map<number, number>()
  const wanted: Terms = { plan: 'professional', cycle: 'monthly', seats: 0, keepTrial: false }
  for (;;) {
    const preview = await see(person, 'billing.preview', wanted)
    prices.set(wanted.seats, (preview.data as Preview).expected)
    const pressed = await press(person, 'billing.buy', wanted)
    if (!pressed && Math.random() < 0.5) wanted.seats += 1
    // What was pressed before may have got through in the meantime.
    if (!pressed || pressed.refusal === 'CHANGE_UNDER_WAY') continue
    expect(pressed.status, pressed.text).toBe(200)
    const { url, terms } = await until(async () => {
      const { request } = await overview(person)
      expect(request?.state).not.toBe('failed')
      return request?.url ? { ...request, url: request.url } : null
    })
    const paid = await buyWith(product, url, visa)
    const seats = terms?.seats ?? 0
    if (paid.isBought) return { seats, price: prices.get(seats) ?? Number.NaN }
  }
}

/** Changes to what was previewed; all that was shown, for nobody knows which of the presses got through. */
async function change(person: Person): Promise<number[]> {
  const shown: number[] = []
  const wanted = { plan: 'enterprise', cycle: 'monthly', seats: 0 }
  for (;;) {
    const preview = await see(person, 'billing.preview', wanted)
    if (isUnderWay(preview)) return shown
    expect(preview.status, preview.text).toBe(200)
    const { expected, prorationAt } = preview.data as Preview
    shown.push(expected)
    const pressed = await press(person, 'billing.change', { ...wanted, expected, prorationAt })
    if (!pressed || pressed.refusal === 'PREVIEW_CHANGED') continue
    if (isUnderWay(pressed)) return shown
    expect(pressed.status, pressed.text).toBe(200)
    return shown
  }
}

/** An earlier press got through. */
const isUnderWay = ({ refusal }: Answer) => refusal === 'CHANGE_UNDER_WAY' || refusal === 'SAME_TERMS'

type Purchase = { tenantId: string; price: number; shown: number[]; deaths: number }

async function purchase(): Promise<Purchase> {
  const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing' })
  const token = await userToken(product, user, tenant, 'cookie')
  const person = { cookie: `leasehold_session=${token}`, tenant: tenant.code }
  const before = server.deaths()
  const { price } = await buy(person)
  await granted(person, 'professional')
  const shown = await change(person)
  await granted(person, 'enterprise')
  return { tenantId: tenant.id, price, shown, deaths: server.deaths() - before }
}

/** Nothing is on its way any more, and nothing waits to be done. */
async function settled(): Promise<void> {
  await product.stripe.deliveries.settled()
  await until(async () => {
    const open = await sql`
      select from stripe_events where state in ('received', 'failed')
      union all select from graphile_worker._private_jobs where attempts < max_attempts`
    return open.length === 0
  })
  // What a dead process had in hand when another job took its place is left as it was; nothing has failed for good.
  expect(await sql`select from graphile_worker._private_jobs where last_error is not null`).toEqual([])
}

async function expectOnce({ tenantId, price, shown }: Purchase): Promise<void> {
  const requests = await sql<{ kind: string; state: string; expected: number | null }[]>`
    select kind, state, expected from subscription_requests where tenant_id = ${tenantId} order by created_at`
  const done = requests.filter(({ state }) => state === 'done')
  expect(done.map(({ kind }) => kind)).toEqual(['buy', 'change'])
  expect(requests.filter(({ state }) => state !== 'done' && state !== 'called_off')).toEqual([])
  const charge = Number(done[1]?.expected)
  expect(shown).toContain(charge)
  expect(holdingsOf(product, tenantId)).toEqual({
    customers: 1,
    subscriptions: 1,
    openPages: 0,
    charged: [price, charge].toSorted((a, b) => a - b),
  })
  const [{ customerId } = { customerId: '' }] = await sql<{ customerId: string }[]>`
    select customer_id as "customerId" from stripe_customers where tenant_id = ${tenantId}`
  const history = { tenantId, customerId, seed: 0, steps: [] }
  const truth = truthOf(product, history)
  expect(truth.subscription).toMatchObject({ plan: 'enterprise', state: 'active', seats: 0 })
  expect(await oursOf(product, history)).toEqual(truth)
  expect(await isEntitled(product, history, truth)).toBe(true)
}

test(
  `${PURCHASES} purchases with a change each, by a server that is killed over and over, are done and charged once`,
  patience,
  async () => {
    const purchases: Purchase[] = []
    let begun = 0
    const oneByOne = async () => {
      while (begun++ < PURCHASES) purchases.push(await purchase())
    }
    await Promise.all(Array.from({ length: AT_ONCE }, oneByOne))
    const deaths = server.deaths()
    server.spare()
    await settled()
    for (const each of purchases) await expectOnce(each)
    expect(deaths).toBeGreaterThan(0)
    const fewest = Math.min(...purchases.map((each) => each.deaths))
    figure(
      3,
      `${PURCHASES} purchases with a change each while the server was killed ${deaths} times (${fewest} or more within each), ` +
        `${unnoted.deaths} times with something done at Stripe and not noted (${unnoted.requests} requests, ${unnoted.contracts} contracts): ` +
        '0 second customers or subscriptions, 0 charges but those previewed, 0 unpaid granted, 0 paid not granted',
    )
  },
)
