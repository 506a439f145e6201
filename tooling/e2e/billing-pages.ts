import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addAdmin, type addCompany, asAdmin, type asUser } from '../product/index.ts'
import { connectTo } from '../product/stripe.ts'
import { company } from './pages.ts'
import { expectAccessible, expectFits, type startPayingSite } from './support.ts'

export type PayingSite = Awaited<ReturnType<typeof startPayingSite>>

const dayMs = 86_400_000

/** A company that tries the product, with its billing admin, and their way to its pages. */
export function tryingCompany(
  site: PayingSite,
  { days = 10, ...given }: Parameters<typeof addCompany>[1] & { days?: number } = {},
) {
  const trialEndsAt = new Date(Date.now() + days * dayMs)
  return company(site, { plan: 'trial', state: 'trialing', trialEndsAt, ...given })
}

/** Fills in a card on a page of Stripe's. */
export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry').fill('12 / 44')
  await page.getByLabel('CVC').fill('123')
}

/** Waits until a page of Stripe's is there. */
export async function atStripe(site: PayingSite, page: Page): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(site.stripe.url))
}

/** Buys on the page of a plan, from the preview through Stripe's page and back. */
export async function buyOn(site: PayingSite, page: Page, cardNumber = '4242 4242 4242 4242'): Promise<void> {
  await page.getByRole('button', { name: 'Go on to payment' }).click()
  await atStripe(site, page)
  await fillCard(page, cardNumber)
  await page.getByRole('button', { name: /^(Subscribe|Start trial)$/ }).click()
  await page.waitForURL(/checkout=done/)
}

/** Fails when a page that is followed by a stream, and so never at rest, cannot be used by everybody. */
export async function lookLive(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

/** Time goes by for one company: what falls due happens, at Stripe and with us. */
export async function letTimePass(
  site: PayingSite,
  { tenantId, own }: { tenantId: string; own: Awaited<ReturnType<typeof asUser>> },
  steps: readonly ('day' | 'month' | 'year')[],
): Promise<void> {
  const product = { ...site.product, payments: connectTo(site.stripe) }
  const staff = await asAdmin(product, await addAdmin(site.product))
  for (const by of steps) {
    const { to } = await staff.billing.advanceClock({ tenantId, by })
    // The next step is reckoned from where our clock is.
    const clockAt = async () => (await own.billing.state()).clock?.getTime() ?? 0
    await expect.poll(clockAt).toBeGreaterThanOrEqual(to.getTime() - 60_000)
  }
  await site.stripe.deliveries.settled()
}
