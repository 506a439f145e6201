import { readInputsIn, resolveEntitlements } from '@leasehold/core'
import type { PayingProduct } from '../../product/stripe.ts'
import type { History } from './stripe-histories.ts'

/** As Stripe names states, and as we do. */
const states: Readonly<Record<string, string>> = {
  trialing: 'trialing',
  active: 'active',
  past_due: 'past_due',
  unpaid: 'suspended',
  paused: 'suspended',
  canceled: 'cancelled',
}

const iso = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : new Date(seconds * 1000).toISOString()

/** What the simulator's own objects say of a company, read without anything of the product's. */
export function truthOf({ stripe }: PayingProduct, { customerId }: History) {
  const { all } = stripe.state
  const begun = [...all.subscriptions.values()].filter(
    ({ customer, status }) => customer === customerId && states[status] !== undefined,
  )
  const live = begun.find(({ status }) => status !== 'canceled')
  const last = live ?? begun.toSorted((a, b) => (a.ended_at ?? 0) - (b.ended_at ?? 0)).at(-1)
  const customer = all.customers.get(customerId)
  const invoices = [...all.invoices.values()]
    .filter((invoice) => invoice.customer === customerId)
    .map((invoice) => ({
      id: invoice.id,
      state: invoice.status,
      number: invoice.number,
      total: invoice.total,
      paid: invoice.amount_paid,
      remaining: invoice.amount_remaining,
      refunded: paymentsOf(stripe, invoice.id).reduce((sum, charge) => sum + charge.amount_refunded, 0),
    }))
    .toSorted(byId)
  return { subscription: last ? contractOf(stripe, last) : null, invoices, balance: customer?.balance ?? 0 }
}

type Simulator = PayingProduct['stripe']
type Subscription = Simulator['state']['all']['subscriptions'] extends {
  get(id: string): infer S | undefined
}
  ? S
  : never

const byId = (a: { id: string | null | undefined }, b: { id: string | null | undefined }) =>
  String(a.id) < String(b.id) ? -1 : 1

function paymentsOf({ state }: Simulator, invoiceId: string | null | undefined) {
  const intents = [...state.all.invoicePayments.values()]
    .filter(({ invoice }) => invoice === invoiceId)
    .map(({ payment }) => payment.payment_intent)
  return [...state.all.charges.values()].filter(
    ({ payment_intent }) => payment_intent !== null && intents.includes(payment_intent),
  )
}

function contractOf({ state }: Simulator, subscription: NonNullable<Subscription>) {
  const items = subscription.items.data.map(({ price, quantity }) => ({
    key: state.all.prices.get(String(price.id))?.lookup_key?.split(':') ?? [],
    quantity: quantity ?? 1,
  }))
  const [base] = items.filter(({ key }) => key[5] === 'base')
  const [first] = subscription.items.data
  const isPaused = subscription.pause_collection !== null && subscription.status !== 'canceled'
  return {
    id: subscription.id,
    state: isPaused ? 'suspended' : (states[subscription.status] ?? 'none'),
    plan: base?.key[1],
    cycle: base?.key[3],
    seats: items.filter(({ key }) => key[5] === 'seat').reduce((sum, { quantity }) => sum + quantity, 0),
    periodStart: iso(first?.current_period_start),
    periodEnd: iso(first?.current_period_end),
    endsAt: subscription.status === 'canceled' ? null : iso(subscription.cancel_at),
  }
}

/** How much of everything Stripe has of a company, by whom a customer says it is, and all that it was charged. */
export function holdingsOf({ stripe }: PayingProduct, tenantId: string) {
  const { all } = stripe.state
  const customers = [...all.customers.values()].filter(({ metadata }) => metadata.tenant_id === tenantId)
  const ids = new Set(customers.map(({ id }) => id))
  const isTheirs = ({ customer }: { customer: unknown }) => typeof customer === 'string' && ids.has(customer)
  const charges = [...all.charges.values()].filter((charge) => isTheirs(charge) && charge.paid)
  const pages = [...all.checkoutSessions.values()].filter(isTheirs)
  return {
    customers: customers.length,
    subscriptions: [...all.subscriptions.values()].filter(isTheirs).length,
    openPages: pages.filter(({ status }) => status === 'open').length,
    charged: charges.map(({ amount }) => amount).toSorted((a, b) => a - b),
  }
}

/** What `truthOf` tells, as the product has it. */
export async function oursOf({ database }: PayingProduct, { tenantId }: History) {
  const db = database.platform
  const [row] = await db.query.subscriptions.findMany({ where: (t, { eq }) => eq(t.tenantId, tenantId) })
  const [customer] = await db.query.stripeCustomers.findMany({
    where: (t, { eq }) => eq(t.tenantId, tenantId),
  })
  const invoices = await db.query.invoices.findMany({ where: (t, { eq }) => eq(t.tenantId, tenantId) })
  const isTheirs = row?.source === 'stripe'
  return {
    subscription: isTheirs
      ? {
          id: row.stripeSubscriptionId,
          state: row.state,
          plan: row.plan,
          cycle: row.cycle,
          seats: row.seats,
          periodStart: row.periodStart?.toISOString() ?? null,
          periodEnd: row.periodEnd?.toISOString() ?? null,
          endsAt: row.endsAt?.toISOString() ?? null,
        }
      : null,
    invoices: invoices
      .map((invoice) => ({
        id: invoice.providerId,
        state: invoice.state,
        number: invoice.number,
        total: invoice.total,
        paid: invoice.amountPaid,
        remaining: invoice.amountRemaining,
        refunded: invoice.amountRefunded,
      }))
      .toSorted(byId),
    balance: customer?.balance ?? 0,
  }
}

/** What the company may use, by what the contract says it sold. */
export async function isEntitled(
  { database }: PayingProduct,
  { tenantId }: History,
  truth: ReturnType<typeof truthOf>,
): Promise<boolean> {
  const inputs = await database.platformTransaction((tx) => readInputsIn(tx, tenantId))
  const { access, modules, plan } = resolveEntitlements(inputs, new Date())
  const { state, plan: sold } = truth.subscription ?? {}
  if (plan !== sold) return false
  if (state === 'active' || state === 'trialing') return access === 'full' && modules.size > 0
  if (state === 'past_due') return access === 'full' || access === 'read_only'
  return access !== 'full'
}
