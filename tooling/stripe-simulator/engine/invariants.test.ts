import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import type { State } from '../kernel/state.ts'
import { openShop } from './testing.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
type Step = (it: {
  shop: Shop
  buyer: Awaited<ReturnType<Shop['buyer']>>
  subscription: Stripe.Subscription
}) => Promise<unknown>

const day = 86_400
const priced = fc.constantFrom('small' as const, 'large' as const, 'yearly' as const)
const prorated = fc.constantFrom('always_invoice' as const, 'create_prorations' as const, 'none' as const)
const paying = fc.constantFrom(
  'allow_incomplete' as const,
  'pending_if_incomplete' as const,
  'error_if_incomplete' as const,
  'default_incomplete' as const,
)

/** What may happen to a subscription, in any order. What Stripe refuses is refused, and nothing else happens. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(priced, fc.integer({ min: 1, max: 9 }), prorated, paying).map(
    ([price, quantity, proration_behavior, payment_behavior]): Step =>
      ({ shop, subscription }) =>
        shop.stripe.subscriptions.update(subscription.id, {
          items: [{ id: subscription.items.data[0]?.id ?? '', price: shop.prices[price].id, quantity }],
          proration_behavior,
          payment_behavior,
        }),
  ),
  fc.integer({ min: 1, max: 45 * day }).map(
    (seconds): Step =>
      async ({ shop, buyer }) => {
        const { frozen_time } = await shop.stripe.testHelpers.testClocks.retrieve(buyer.clock)
        return shop.stripe.testHelpers.testClocks.advance(buyer.clock, { frozen_time: frozen_time + seconds })
      },
  ),
  fc.constantFrom('pm_card_visa', 'pm_card_chargeCustomerFail').map(
    (card): Step =>
      ({ buyer }) =>
        buyer.pays(card),
  ),
  fc.boolean().map(
    (cancel_at_period_end): Step =>
      ({ shop, subscription }) =>
        shop.stripe.subscriptions.update(subscription.id, { cancel_at_period_end }),
  ),
  fc.constantFrom('pay' as const, 'voidInvoice' as const, 'markUncollectible' as const).map(
    (what): Step =>
      ({ shop, subscription }) =>
        shop.stripe.invoices[what](String(subscription.latest_invoice)),
  ),
  fc.integer({ min: -4000, max: 4000 }).map(
    (amount): Step =>
      ({ shop, buyer }) =>
        shop.stripe.invoiceItems.create({ customer: buyer.customer, amount, currency: 'usd' }),
  ),
  fc.integer({ min: 1, max: 4000 }).map(
    (amount): Step =>
      ({ shop, subscription }) =>
        shop.stripe.creditNotes.create({ invoice: String(subscription.latest_invoice), amount }),
  ),
  fc.constant<Step>(({ shop, subscription }) =>
    shop.stripe.subscriptionSchedules.create({ from_subscription: subscription.id }),
  ),
  fc.constant<Step>(({ shop, subscription }) =>
    shop.stripe.subscriptionSchedules.release(String(subscription.schedule)),
  ),
  fc.constant<Step>(({ shop, subscription }) =>
    shop.stripe.subscriptions.cancel(subscription.id, { prorate: true }),
  ),
)

test('whatever happens, the books add up', async () => {
  const shop = await openShop()
  const histories = fc.array(step, { minLength: 1, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(histories, fc.constantFrom(0, 14), async (steps, trial_period_days) => {
      const buyer = await shop.buyer()
      const { id } = await shop.stripe.subscriptions.create({
        customer: buyer.customer,
        items: [{ price: shop.prices.small.id, quantity: 2 }],
        ...(trial_period_days ? { trial_period_days } : {}),
      })
      for (const act of steps) {
        const subscription = await shop.stripe.subscriptions.retrieve(id)
        await act({ shop, buyer, subscription }).catch((error: unknown) => {
          // A refusal is an answer; a failure of the simulator is not.
          if (
            typeof error !== 'object' ||
            error === null ||
            !('statusCode' in error) ||
            error.statusCode === 500
          )
            throw error
        })
      }
      checkBooks(shop.simulator.state, buyer.customer)
    }),
    { numRuns: 150 },
  )
  await shop.simulator.stop()
})

function checkBooks(state: State, customer: string): void {
  const { all } = state
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const moved = all.balanceTransactions.by('customer', customer).map(({ amount }) => amount)
  expect(all.customers.need(customer).balance).toBe(sum(moved))
  const periods: string[] = []
  for (const invoice of all.invoices.by('customer', customer)) {
    const intent = all.invoicePayments.by('invoice', invoice.id).find(({ status }) => status === 'paid')
    const charged = all.paymentIntents.get(intent?.payment.payment_intent)
    if (invoice.status === 'paid' && invoice.amount_paid > 0) {
      expect(charged).toMatchObject({ status: 'succeeded', amount_received: invoice.amount_paid })
    }
    if (invoice.status !== 'paid') expect(charged).toBeUndefined()
    expect(invoice.total).toBe(sum(invoice.lines.data.map(({ amount }) => amount)))
    expect(invoice.amount_remaining).toBe(invoice.status === 'paid' ? 0 : invoice.amount_due)
    for (const { parent, period } of invoice.lines.data) {
      const details = parent?.subscription_item_details
      if (invoice.billing_reason === 'subscription_cycle' && details?.invoice_item === null)
        periods.push(`${details.subscription_item} ${period.start}`)
    }
  }
  // No period is renewed twice.
  expect(new Set(periods).size).toBe(periods.length)
  const succeeded = all.paymentIntents.by('customer', customer).filter(({ status }) => status === 'succeeded')
  const paid = all.invoices.by('customer', customer).filter(({ status }) => status === 'paid')
  expect(sum(succeeded.map(({ amount_received }) => amount_received))).toBe(
    sum(paid.map(({ amount_paid }) => amount_paid)),
  )
  for (const subscription of all.subscriptions.by('customer', customer)) {
    const [item] = subscription.items.data
    if (subscription.status !== 'active' || !item) continue
    expect(item.current_period_end).toBeGreaterThan(state.nowFor(customer))
    expect(item.current_period_start).toBeLessThanOrEqual(state.nowFor(customer))
  }
}
