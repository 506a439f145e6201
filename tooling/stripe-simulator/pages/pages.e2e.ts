import type { Browser, Page } from 'playwright-core'
import Stripe from 'stripe'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from '../../browser/index.ts'
import { expectAccessible, expectFits } from '../../e2e/support.ts'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'

let simulator: StripeSimulator
let stripe: Stripe
let browser: Browser

beforeAll(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await simulator.stop()
})

async function shop() {
  const product = await stripe.products.create({ name: 'Professional' })
  const recurring = { interval: 'year' } as const
  const price = await stripe.prices.create({
    product: product.id,
    currency: 'cny',
    unit_amount: 2_800_000,
    recurring,
  })
  const customer = await stripe.customers.create({ name: 'Ada Trading', email: 'ada@example.com' })
  return { price: price.id, customer: customer.id }
}

async function fillCard(page: Page, number: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry').fill('12/44')
  await page.getByLabel('CVC').fill('123')
}

/** What holds for every page, in both colours and on a phone. */
async function expectGood(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expectFits(page)
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('buying, the portal, an invoice and the simulator’s own page, in a browser', async () => {
  const { price, customer } = await shop()
  const page = await browser.newPage()
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    allow_promotion_codes: true,
    line_items: [{ price, quantity: 2 }],
    success_url: `${simulator.url}/?session={CHECKOUT_SESSION_ID}`,
    cancel_url: simulator.url,
  })
  await page.goto(session.url ?? '')
  await page.getByText('Test mode – Stripe simulator').waitFor()
  await expectGood(page)
  await fillCard(page, '4000 0000 0000 0002')
  await page.getByRole('button', { name: 'Subscribe' }).click()
  await page.getByRole('alert').getByText('Your card was declined.').waitFor()
  await expectGood(page)
  await fillCard(page, '4000 0025 0000 3155')
  await page.getByRole('button', { name: 'Subscribe' }).click()
  await expectGood(page)
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await page.waitForURL(`**/?session=${session.id}`)
  await page.getByRole('cell', { name: 'checkout.session.completed' }).waitFor()
  await expectGood(page)

  const portal = await stripe.billingPortal.sessions.create({ customer, return_url: simulator.url })
  await page.goto(portal.url)
  await expectGood(page)
  await fillCard(page, '5555 5555 5555 4444')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('mastercard •••• 4444').waitFor()
  await page.getByRole('link', { name: /^[A-Z0-9]+-0001$/ }).click()
  await page.getByText('CNY 56,000.00').first().waitFor()
  await expectGood(page)
})
