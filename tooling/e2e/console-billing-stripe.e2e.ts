import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asUser } from '../product/index.ts'
import { buyWith, connectTo } from '../product/stripe.ts'
import { type PayingSite, tryingCompany } from './billing-pages.ts'
import { button, choose, heading, look, openConsole } from './pages.ts'
import { settled, startPayingSite } from './support.ts'

let site: PayingSite
beforeAll(async () => {
  site = await startPayingSite()
})
afterAll(() => site.close())

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** A company that pays at Stripe for Professional, by the month. */
async function payingCompany(name: string) {
  const company = await tryingCompany(site, { name })
  const product = { ...site.product, payments: connectTo(site.stripe) }
  const { billing } = await asUser(product, company.user, company.tenant)
  await billing.buy({ plan: 'professional', cycle: 'monthly', seats: 0, keepTrial: false })
  const url = async () => (await billing.overview()).request?.url ?? ''
  await expect.poll(url).not.toBe('')
  await buyWith(site, await url(), '4242424242424242')
  await expect.poll(async () => (await billing.overview()).state).toBe('active')
  await site.stripe.deliveries.settled()
  return { ...company, payments: product.payments }
}

test('an event is found, read and applied again', async () => {
  const { tenant } = await payingCompany('Fig Traders')
  const page = await openConsole(site, `/companies/${tenant.id}/subscription`, 'finance')
  await page.getByText(/ending in 4242/).waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Events of this company' }).click()
  await heading(page, 'Stripe').waitFor()
  await page.getByRole('link', { name: 'invoice.paid' }).first().waitFor()
  await look(page)
  await choose(page, 'State', 'Applied')
  await page.getByRole('link', { name: 'invoice.paid' }).first().click()
  await heading(page, 'invoice.paid').waitFor()
  const payload = page.getByRole('region', { name: 'What Stripe sent' }).last()
  await payload.getByText('"object": "event"').waitFor()
  await page.getByRole('link', { name: /Fig Traders/ }).waitFor()
  await look(page)
  await button(page, 'Apply again').click()
  await page.getByText('It is applied again. Nobody is told twice.').waitFor()
  await page.getByText('Applied', { exact: true }).waitFor()
})

test('what Stripe is asked for is followed: a downgrade, called off again', async () => {
  const { tenant } = await payingCompany('Ginkgo Hall')
  const page = await openConsole(site, `/companies/${tenant.id}/subscription`, 'sales')
  await button(page, 'Change…').click()
  await choose(page, 'Plan', 'Basic')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Nothing is charged now.').waitFor()
  await dialog.getByLabel('Reason').fill('Less is enough')
  await button(page, 'Schedule the change').click()
  await page.getByText(/^Basic from /).waitFor()
  await button(page, 'Call off the change…').click()
  await dialog.getByLabel('Reason').fill('They stay')
  await dialog.getByRole('button', { name: 'Call off the change…' }).click()
  await expect.poll(() => page.getByText(/^Basic from /).count()).toBe(0)
  await button(page, '+1 day').click()
  await page.getByText(/This company lives by a test clock/).waitFor()
})

test('cancellations that were made at Stripe are found by a comparison, and mended', async () => {
  await payingCompany('Birch Paper')
  const { tenant, payments } = await payingCompany('Hazel Print')
  const subscriptions = [...site.stripe.state.all.subscriptions.values()]
  const [otherId = '', subscriptionId = ''] = subscriptions.slice(-2).map(({ id }) => id)
  // No webhook tells of it, and Stripe does not keep its events for ever.
  const { deliveries, state } = site.stripe
  deliveries.hold()
  const known = new Set([...state.all.events.values()].map(({ id }) => id))
  await payments.cancelSubscription(otherId, 'now', 'by hand, the other')
  await payments.cancelSubscription(subscriptionId, 'now', 'by hand')
  deliveries.drop()
  for (const { id } of [...state.all.events.values()]) if (!known.has(id)) state.all.events.delete(id)
  deliveries.release()

  const page = await openConsole(site, '/stripe/reconciliation', 'finance')
  await heading(page, 'Reconciliation').waitFor()
  await look(page)
  await button(page, 'Compare now').click()
  await look(page)
  await button(page, 'Compare').click()
  await heading(page, 'Comparison with Stripe').waitFor()
  await page.getByText('Done', { exact: true }).waitFor()
  const rows = page.getByRole('row').filter({ hasText: subscriptionId })
  const row = rows.filter({ hasText: 'Cancelled' })
  await row.getByText('Differs').waitFor()
  await look(page)
  await row.getByRole('button', { name: 'Mend Hazel Print' }).click()
  await row.getByText('Mended').waitFor()
  await button(page, 'Mend all').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mend all' }).click()
  await expect.poll(() => page.getByText('Differs', { exact: true }).count()).toBe(0)
  await expect.poll(() => button(page, 'Mend all').count()).toBe(0)
  await page.goto(`${site.consoleUrl}/companies/${tenant.id}/subscription`)
  await settled(page)
  await page.getByText('Cancelled', { exact: true }).first().waitFor()
})

test('a coupon and its code are made, switched off and withdrawn', async () => {
  const page = await openConsole(site, '/subscriptions', 'finance')
  await page.getByRole('link', { name: 'Coupons', exact: true }).click()
  await page.getByText('No coupons yet').waitFor()
  await button(page, 'New coupon').first().click()
  const names = { English: 'Spring', 简体中文: '春季', 日本語: '春の割引' }
  for (const [language, text] of Object.entries(names))
    await page.getByRole('group', { name: 'Name on invoices' }).getByLabel(language).fill(text)
  await field(page, 'Percent').fill('120')
  await button(page, 'Create coupon').click()
  await page.getByText('Enter more than 0 and at most 100').waitFor()
  await field(page, 'Percent').fill('12.5')
  await choose(page, 'For how long', 'Some months')
  await field(page, 'Months').fill('6')
  await look(page)
  await button(page, 'Create coupon').click()
  await heading(page, 'Spring').waitFor()
  await page.getByText('12.5 %').waitFor()
  await page.getByText('6 months').waitFor()

  await button(page, 'New code').first().click()
  await field(page, 'Code').fill('spring-26')
  await look(page)
  await button(page, 'Create code').click()
  const row = page.getByRole('row').filter({ hasText: 'SPRING-26' })
  await row.getByText('Known').waitFor()
  await look(page)
  await button(page, 'Switch off SPRING-26').click()
  await row.getByText('Off', { exact: true }).waitFor()
  await button(page, 'Withdraw').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Spring is withdrawn.').waitFor()
})

test('buying online is switched off, and the workspace says so', async () => {
  const { visit } = await tryingCompany(site, { name: 'Iris Books' })
  const page = await openConsole(site, '/subscriptions/billing', 'finance')
  await page.getByText('Test mode').waitFor()
  await look(page)
  await button(page, 'Switch off').click()
  await look(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await page.getByText('Buying online is switched off.').waitFor()
  const theirs = await visit('/billing')
  await theirs.getByText(/Buying online is switched off on this platform/).waitFor()
  await button(page, 'Switch on').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click()
  await page.getByText('Companies can buy online.').waitFor()
})
