import { settleCheckout } from '@leasehold/core'
import { type Product, testCall } from '../../../product/index.ts'
import { runJobs } from '../../../product/jobs.ts'
import { buyWith, type PayingProduct } from '../../../product/stripe.ts'
import { asBoss, type Recipe, type Scene } from './scene.ts'

type Caller = Awaited<ReturnType<typeof asBoss>>

function paying(product: Product): PayingProduct {
  if ('stripe' in product && product.payments) return product as PayingProduct
  throw new Error('Nobody takes payments for this product.')
}

const monthly = { plan: 'professional', cycle: 'monthly' } as const

/** The boss of a company that has bought a plan, as its page came to be paid. */
async function ofPaying(scene: Scene): Promise<Caller> {
  const product = paying(scene.product)
  const caller = await asBoss(scene)
  await caller.billing.buy(monthly)
  await runJobs(product)
  const { request } = await caller.billing.overview()
  await buyWith(product, request?.url ?? '', '4242424242424242')
  const [page] = await scene.sql<{ id: string }[]>`
    select provider_id as id from subscription_requests where tenant_id = ${scene.tenant.id}`
  await settleCheckout(testCall(product), page?.id ?? '')
  return asBoss(scene)
}

/** Gives the company's customer another of Stripe's test cards, and returns the method's id. */
async function giveCard(scene: Scene, card: string): Promise<string> {
  const { stripe, payments } = paying(scene.product)
  const customer = await customerOf(scene)
  const answer = await fetch(`${stripe.url}/v1/payment_methods/${card}/attach`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripe.secretKey}` },
    body: new URLSearchParams({ customer }),
  })
  const { id } = (await answer.json()) as { id: string }
  await payments.setDefaultPaymentMethod(customer, id, crypto.randomUUID())
  return id
}

async function customerOf({ sql, tenant }: Scene): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select customer_id as id from stripe_customers where tenant_id = ${tenant.id}`
  return row?.id ?? ''
}

/** An open bill of the company's that its card can pay by now. */
async function openInvoice(scene: Scene): Promise<string> {
  const { payments } = paying(scene.product)
  await giveCard(scene, 'pm_card_chargeCustomerFail')
  const customerId = await customerOf(scene)
  const { testClockId, clockAt } = await payments.fetchCustomer(customerId)
  await payments.advanceClock(testClockId ?? '', new Date((clockAt?.getTime() ?? 0) + 32 * 86_400_000))
  await giveCard(scene, 'pm_card_visa')
  const { invoices } = await payments.listInvoices({ customerId })
  const open = invoices.find(({ state }) => state === 'open')
  const id = crypto.randomUUID()
  await scene.sql`
    insert into invoices (tenant_id, id, source, provider_id, state, currency, subtotal, total, amount_due,
      amount_remaining, lines, issued_at)
    values (${scene.tenant.id}, ${id}, 'stripe', ${open?.id ?? ''}, 'open', 'CNY', 1, 1, 1, 1, '[]', now())`
  return id
}

/** How a company buys, changes, ends and pays. */
export const billingRecipes: Record<string, Recipe> = {
  'workspace billing.buy': async (scene) => {
    const { billing } = await asBoss(scene)
    return () => billing.buy(monthly)
  },
  'workspace billing.abandon': async (scene) => {
    const { billing } = await asBoss(scene)
    await billing.buy(monthly)
    return () => billing.abandon()
  },
  'workspace billing.change': async (scene) => {
    const { billing } = await ofPaying(scene)
    const offer = { ...monthly, plan: 'enterprise' }
    const { expected, prorationAt } = await billing.preview(offer)
    return () => billing.change({ ...offer, expected, prorationAt: prorationAt.toISOString() })
  },
  'workspace billing.callOff': async (scene) => {
    const { billing } = await ofPaying(scene)
    const offer = { ...monthly, plan: 'basic' }
    const { expected, prorationAt } = await billing.preview(offer)
    await billing.change({ ...offer, expected, prorationAt: prorationAt.toISOString() })
    await runJobs(scene.product)
    const later = await asBoss(scene)
    return () => later.billing.callOff()
  },
  'workspace billing.cancel': async (scene) => {
    const { billing } = await ofPaying(scene)
    return () => billing.cancel({ when: 'period_end', reason: 'Too dear' })
  },
  'workspace billing.resume': async (scene) => {
    const { billing } = await ofPaying(scene)
    await billing.cancel({ when: 'period_end' })
    await runJobs(scene.product)
    const later = await asBoss(scene)
    return () => later.billing.resume()
  },
  'workspace billing.openPortal': async (scene) => {
    const { billing } = await asBoss(scene)
    return () => billing.openPortal()
  },
  'workspace billing.changeDetails': async (scene) => {
    const { billing } = await ofPaying(scene)
    return () => billing.changeDetails({ name: 'Harbour', email: 'bills@example.com' })
  },
  'workspace billing.makeDefault': async (scene) => {
    const { billing } = await ofPaying(scene)
    const paymentMethodId = await giveCard(scene, 'pm_card_visa')
    await giveCard(scene, 'pm_card_mastercard')
    return () => billing.makeDefault({ paymentMethodId })
  },
  'workspace billing.removeMethod': async (scene) => {
    const { billing } = await ofPaying(scene)
    const paymentMethodId = await giveCard(scene, 'pm_card_visa')
    await giveCard(scene, 'pm_card_mastercard')
    return () => billing.removeMethod({ paymentMethodId })
  },
  'workspace billing.pay': async (scene) => {
    const { billing } = await ofPaying(scene)
    const id = await openInvoice(scene)
    return () => billing.pay({ id, idempotencyKey: crypto.randomUUID() })
  },
}
