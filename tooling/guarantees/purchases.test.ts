import { carryOutRequest, type JobCall, type PaymentProvider, settleCheckout } from '@leasehold/core'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCompany, asUser, testCall, testProduct } from '../product/index.ts'
import { buyWith, type PayingProduct } from '../product/stripe.ts'
import { figure, patience, samples } from './samples.ts'
import { holdingsOf } from './support/stripe-truth.ts'

const PURCHASES = samples({ test: 6, proof: 100 })
/** Times that one piece of work may die before it is let go through. */
const DEATHS = 4

let product: PayingProduct
let sql: postgres.Sql
beforeAll(async () => {
  product = await testProduct({ stripe: true })
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
})
afterAll(() => Promise.all([product.close(), sql.end()]))

/** The process is gone: nobody hears of what was asked. */
class Killed extends Error {}

let deaths = 0
let lost = 0

/** Takes payments, and dies at the n-th call: before anything was asked, or after it was done. */
function dyingAt(payments: PaymentProvider, n: number, isDone: boolean): PaymentProvider {
  let calls = 0
  const die = (): never => {
    deaths += 1
    throw new Killed()
  }
  return new Proxy(payments, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        calls += 1
        const isLast = calls === n
        if (isLast && !isDone) die()
        const answer: unknown = await Reflect.apply(value, target, given)
        if (isLast) die()
        return answer
      }
    },
  })
}

/** Does a piece of work as a server would that is killed over and over, and to which Stripe’s answers get lost. */
async function persistently(seed: number, work: (payments: PaymentProvider) => Promise<unknown>) {
  const random = dice(seed)
  const fault = product.stripe.faults.add({ kind: 'cut-after', times: null, probability: 0.1, seed })
  for (let tries = 0; ; tries += 1) {
    if (tries === DEATHS) product.stripe.faults.remove(fault)
    const payments =
      tries < DEATHS
        ? dyingAt(product.payments, 1 + Math.floor(random() * 7), random() < 0.7)
        : product.payments
    try {
      await work(payments)
      product.stripe.faults.remove(fault)
      return
    } catch (error) {
      if (!(error instanceof Killed)) lost += 1
      if (tries > DEATHS) throw error
    }
  }
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function jobCall(payments: PaymentProvider): JobCall {
  return {
    ...testCall(product, { payments }),
    log: () => {},
    workspaceUrl: 'http://workspace.test',
    sendMail: async () => {},
    rehearseMail: async () => {},
    wasMailed: async () => false,
  }
}

const rowOf = async (tenantId: string) =>
  (await sql`select plan, state, seats, source from subscriptions where tenant_id = ${tenantId}`)[0]

async function purchase(seed: number): Promise<void> {
  const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing' })
  const { billing } = await asUser(product, user, tenant)
  const seats = seed % 4
  const wanted = { plan: 'professional', cycle: 'monthly' as const, seats, keepTrial: false }
  const price = (await billing.preview(wanted)).expected
  const { requestId } = await billing.buy(wanted)
  const carryOut = (id: string) => (payments: PaymentProvider) =>
    carryOutRequest(jobCall(payments), { tenantId: tenant.id, requestId: id })
  await persistently(seed, carryOut(requestId))
  expect(await rowOf(tenant.id)).toMatchObject({ plan: 'trial', source: 'manual' })

  const { request } = await billing.overview()
  await buyWith(product, request?.url ?? '', '4242424242424242')
  const [page] = await sql<{ id: string }[]>`
    select provider_id as id from subscription_requests where id = ${requestId}`
  await persistently(seed + 1_000, (payments) => settleCheckout(jobCall(payments), page?.id ?? ''))
  expect(await rowOf(tenant.id)).toEqual({ plan: 'professional', state: 'active', seats, source: 'stripe' })

  const more = { plan: 'enterprise', cycle: 'monthly' as const }
  const { expected, prorationAt } = await billing.preview(more)
  const asked = { ...more, expected, prorationAt: prorationAt.toISOString() }
  const change = await billing.change(asked)
  await persistently(seed + 2_000, carryOut(change.requestId))
  expect(await rowOf(tenant.id)).toEqual({ plan: 'enterprise', state: 'active', seats: 0, source: 'stripe' })

  expect(holdingsOf(product, tenant.id)).toEqual({
    customers: 1,
    subscriptions: 1,
    openPages: 0,
    charged: [price, expected].toSorted((a, b) => a - b),
  })
  const states = await sql`select state from subscription_requests where tenant_id = ${tenant.id}`
  expect(states.map(({ state }) => state)).toEqual(['done', 'done'])
}

test(
  'a purchase and a change whose process dies anywhere are done, and charged, once',
  patience,
  async () => {
    for (let seed = 1; seed <= PURCHASES; seed += 1) await purchase(seed)
    figure(
      3,
      `${PURCHASES} purchases with a change each, killed ${deaths} times between Stripe’s call and our note, ${lost} answers lost: 0 second subscriptions, 0 second customers, 0 charges but those previewed`,
    )
  },
)
