import { itemsOf, ProviderError, pricesOf } from '@leasehold/core'
import Stripe from 'stripe'
import { addCompany, asUser } from '../../product/index.ts'
import { runJobs } from '../../product/jobs.ts'
import { buyWith, deliver, eventIds, type PayingProduct } from '../../product/stripe.ts'
import { receive } from './receive.ts'

/** A source of numbers that says the same for the same seed (mulberry32). */
export function randomOf(seed: number) {
  let at = seed >>> 0
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }
  const shuffled = <T>(from: readonly T[]): T[] => {
    const all = [...from]
    for (let i = all.length - 1; i > 0; i--) {
      const j = below(i + 1)
      const [a, b] = [all[i], all[j]]
      if (a !== undefined && b !== undefined) all.splice(i, 1, b).length && all.splice(j, 1, a)
    }
    return all
  }
  return { next, below, pick, shuffled }
}

export type Random = ReturnType<typeof randomOf>

/** A company that lives by a clock of its own, and what happened to it. */
export type History = { tenantId: string; customerId: string; seed: number; steps: string[] }

const visa = '4242424242424242'
const plans = ['basic', 'professional', 'enterprise'] as const
const cycles = ['monthly', 'yearly'] as const
const dayMs = 86_400_000

type World = { product: PayingProduct; sdk: Stripe; random: Random; history: History }

/** The SDK before the product's Stripe: for what people do in Stripe's dashboard. */
export function dashboardOf({ stripe }: PayingProduct): Stripe {
  const address = { protocol: 'http', host: '127.0.0.1', port: stripe.port } as const
  return new Stripe(stripe.secretKey, { ...address, telemetry: false })
}

/** Pushes all that is sold, so that anything can be changed to. */
export async function pushPrices({ database, payments }: PayingProduct): Promise<void> {
  const sold = await database.platform.query.planVersions.findMany()
  const prices = sold.map(({ plan, number, terms }) =>
    pricesOf({ plan, planVersion: number, name: plan }, terms),
  )
  await payments.ensurePrices(prices.flat())
}

/** The subscription that is live, as Stripe has it. */
function liveOf({ product, history }: World) {
  return [...product.stripe.state.all.subscriptions.values()].find(
    ({ customer, status }) =>
      customer === history.customerId && !['canceled', 'incomplete_expired'].includes(status),
  )
}

const invoicesOf = ({ product, history }: World) =>
  [...product.stripe.state.all.invoices.values()].filter(({ customer }) => customer === history.customerId)

const key = () => crypto.randomUUID()

const termsOf = ({ random }: World) => ({
  plan: random.pick(plans),
  planVersion: 1,
  cycle: random.pick(cycles),
  currency: 'CNY' as const,
  seats: random.pick([0, 0, 3, 7]),
})

/** What may happen to a company that bought. What is not possible just then, Stripe refuses. */
const happenings: Record<string, (world: World) => Promise<unknown>> = {
  async change(world) {
    const live = liveOf(world)
    if (!live) return
    const { payments } = world.product
    const change = { items: itemsOf(termsOf(world)), metadata: {}, prorationAt: null }
    await payments.changeSubscription(live.id, { ...change, proration: 'always_invoice' }, key())
  },
  async schedule(world) {
    const live = liveOf(world)
    const terms = termsOf(world)
    if (live)
      await world.product.payments.scheduleChange(live.id, { items: itemsOf(terms), metadata: {} }, key())
  },
  async callOff(world) {
    const live = liveOf(world)
    if (live) await world.product.payments.callOff(live.id, key())
  },
  async cancelLater(world) {
    const live = liveOf(world)
    if (live) await world.product.payments.cancelSubscription(live.id, 'period_end', key())
  },
  async cancelNow(world) {
    const live = liveOf(world)
    if (live && world.random.next() < 0.3)
      await world.product.payments.cancelSubscription(live.id, 'now', key())
  },
  async pause(world) {
    const live = liveOf(world)
    if (live) await world.product.payments.pauseSubscription(live.id, key())
  },
  async unpause(world) {
    const live = liveOf(world)
    if (live) await world.product.payments.unpauseSubscription(live.id, key())
  },
  breakCard: (world) => replaceCard(world, 'pm_card_chargeCustomerFail'),
  mendCard: (world) => replaceCard(world, 'pm_card_visa'),
  async pay(world) {
    const open = invoicesOf(world).find(({ status }) => status === 'open')
    if (open?.id) await world.product.payments.payInvoice(open.id, {}, key())
  },
  async void(world) {
    const open = invoicesOf(world).find(({ status }) => status === 'open')
    if (open?.id) await world.product.payments.voidInvoice(open.id, key())
  },
  async giveUp(world) {
    const open = invoicesOf(world).find(({ status }) => status === 'open')
    if (open?.id) await world.sdk.invoices.markUncollectible(open.id)
  },
  async refund(world) {
    const charge = chargeOf(world)
    if (!charge) return
    const left = charge.amount - charge.amount_refunded
    await world.sdk.refunds.create({ charge: charge.id, amount: 1 + world.random.below(left) })
  },
  async dispute(world) {
    const charge = chargeOf(world)
    if (charge && !charge.disputed) world.product.stripe.control.openDispute(charge.id)
  },
  async settleDispute(world) {
    const open = [...world.product.stripe.state.all.disputes.values()].find(
      ({ charge, status }) => status === 'needs_response' && isOwn(world, String(charge)),
    )
    if (open) world.product.stripe.control.closeDispute(open.id, world.random.pick(['won', 'lost']))
  },
  someDays: (world) => pass(world, 1 + world.random.below(10)),
  aMonth: (world) => pass(world, 28 + world.random.below(6)),
  aMonthMore: (world) => pass(world, 31),
}

const isOwn = ({ product, history }: World, chargeId: string) =>
  product.stripe.state.all.charges.get(chargeId)?.customer === history.customerId

const chargeOf = (world: World) =>
  [...world.product.stripe.state.all.charges.values()].find(
    ({ customer, paid, amount, amount_refunded }) =>
      customer === world.history.customerId && paid && amount_refunded < amount,
  )

async function replaceCard({ product, sdk, history }: World, method: string) {
  const { id } = await sdk.paymentMethods.attach(method, { customer: history.customerId })
  await product.payments.setDefaultPaymentMethod(history.customerId, id, key())
}

async function pass({ product, history }: World, days: number) {
  const { payments } = product
  const { testClockId, clockAt } = await payments.fetchCustomer(history.customerId)
  if (testClockId && clockAt)
    await payments.advanceClock(testClockId, new Date(clockAt.getTime() + days * dayMs))
}

/** Buys as a person does: with us, then on Stripe's page. */
async function buy(world: World, user: Parameters<typeof asUser>[1], tenant: Parameters<typeof asUser>[2]) {
  const { product, random } = world
  const { billing } = await asUser(product, user, tenant)
  await billing.buy({ plan: random.pick(plans), cycle: random.pick(cycles), keepTrial: random.next() < 0.2 })
  await runJobs(product)
  const { request } = await billing.overview()
  await buyWith(product, request?.url ?? '', visa)
}

export type Brought = { drop: number; copies: number }

/**
 * Lets one company buy, and then a number of things happen to it, while its events come late, in any order, several
 * times, or never.
 */
export async function live(product: PayingProduct, seed: number, brought: Brought): Promise<History> {
  const random = randomOf(seed)
  const trialEndsAt = new Date(Date.now() + 10 * dayMs)
  const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing', trialEndsAt })
  const history: History = { tenantId: tenant.id, customerId: '', seed, steps: ['buy'] }
  const world: World = { product, sdk: dashboardOf(product), random, history }
  let known = eventIds(product).at(-1)
  let onTheirWay: string[] = []
  /** Takes up what has happened since, and brings a part of what is on its way. */
  const bring = async (share: number) => {
    const fresh = eventIds(product, known)
    known = fresh.at(-1) ?? known
    const kept = fresh.filter(() => random.next() >= brought.drop)
    const all = kept.flatMap((id) => Array.from({ length: 1 + random.below(brought.copies) }, () => id))
    const waiting = random.shuffled([...onTheirWay, ...all])
    const now = waiting.filter(() => random.next() < share)
    onTheirWay = waiting.slice()
    for (const id of now) onTheirWay.splice(onTheirWay.indexOf(id), 1)
    await deliver(product, now, (event) => receive(product, event))
    if (random.next() < 0.5 || share === 1) await runJobs(product)
  }
  await buy(world, user, tenant)
  history.customerId = liveOfNewest(product)
  const names = Object.keys(happenings)
  const steps = 4 + random.below(8)
  for (let step = 0; step < steps; step++) {
    const name = random.pick(names)
    history.steps.push(name)
    await bring(random.next())
    await happenings[name]?.(world).catch(refused)
    if (!liveOf(world) && random.next() < 0.5) {
      await bring(1)
      history.steps.push('buy')
      // What ended and what began in the same second cannot be told apart.
      await pass(world, 1 / 24)
      await buy(world, user, tenant).catch(ours)
    }
  }
  await bring(1)
  return history
}

function liveOfNewest({ stripe }: PayingProduct): string {
  const newest = [...stripe.state.all.subscriptions.values()].at(-1)
  if (!newest) throw new Error('Nothing was bought.')
  return String(newest.customer)
}

/** What is not possible just then. */
function refused(error: unknown): void {
  const isRefusal =
    (error instanceof ProviderError && (error.isFinal || error.code === 'price_missing')) ||
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError
  if (!isRefusal) throw error
}

/** Our row may not know yet that the subscription has ended: buying is refused then. */
function ours(error: unknown): void {
  const { cause } = error as { cause?: { code?: string } }
  if (!cause?.code) throw error
}
