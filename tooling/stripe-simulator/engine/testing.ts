import Stripe from 'stripe'
import { type SimulatorOptions, startStripeSimulator } from '../index.ts'

/** The time of a text without a zone, in UTC and seconds. */
export const at = (text: string): number => Date.parse(`${text}Z`) / 1000

export const start = at('2025-01-31T10:00:00')

/** A simulator with a small catalog, for tests. */
export async function openShop(options: SimulatorOptions = {}) {
  const simulator = await startStripeSimulator({ now: () => start, ...options })
  const stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  })
  const product = await stripe.products.create({ name: 'Professional' })
  const price = (unit_amount: number, interval: 'month' | 'year' = 'month', currency = 'usd') =>
    stripe.prices.create({ product: product.id, currency, unit_amount, recurring: { interval } })
  const prices = { small: await price(3000), large: await price(9000), yearly: await price(90_000, 'year') }

  /** A customer on a clock of their own, with a card. */
  async function buyer(card = 'pm_card_visa') {
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
    const customer = await stripe.customers.create({ email: 'a@example.com', test_clock: clock.id })
    const pays = async (with_: string) => {
      const method = await stripe.paymentMethods.attach(with_, { customer: customer.id })
      await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } })
      return method.id
    }
    await pays(card)
    const to = (time: string) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at(time) })
    return { clock: clock.id, customer: customer.id, pays, to }
  }

  const types = async () => {
    const events = await stripe.events.list({ limit: 100 })
    return events.data.map(({ type }) => type).reverse()
  }
  return { simulator, stripe, product: product.id, price, prices, buyer, types }
}
