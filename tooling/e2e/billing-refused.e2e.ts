import { afterAll, beforeAll, expect, test } from 'vitest'
import { asUser } from '../product/index.ts'
import { connectTo } from '../product/stripe.ts'
import { atStripe, buyOn, fillCard, type PayingSite, tryingCompany } from './billing-pages.ts'
import { button, heading, look } from './pages.ts'
import { startPayingSite } from './support.ts'

let site: PayingSite
beforeAll(async () => {
  site = await startPayingSite()
})
afterAll(() => site.close())

test('a code that is of no use is said to be so, and a purchase is left', async () => {
  const { visit } = await tryingCompany(site)
  const page = await visit('/billing/plans/basic?cycle=monthly')
  await page.getByLabel('Promotion code').fill('nothing')
  await button(page, 'Apply').click()
  await page.getByText('This code does not exist, has ended, or is not for this purchase.').waitFor()
  await look(page)
  await button(page, 'Go on to payment').click()
  await atStripe(site, page)
  await page.getByRole('link', { name: 'Back' }).click()
  await button(page, 'Do not buy').click()
  await page.getByText('The purchase was left. Nothing was charged.').waitFor()
  await look(page)

  await visit('/billing/plans/nothing').then((missing) => heading(missing, 'Page not found').waitFor())
})

test('what changed since it was previewed is shown anew, and nothing is charged', async () => {
  const { tenant, user, visit } = await tryingCompany(site)
  const page = await visit('/billing/plans/professional?cycle=monthly&begin=now')
  await buyOn(site, page)
  await page.getByRole('region', { name: 'Professional is yours' }).waitFor()
  const taking = await visit('/billing/plans/enterprise?cycle=monthly')
  const today = taking.getByRole('table', { name: 'Today' })
  const before = await today.textContent()

  // Meanwhile somebody else pays for more users.
  const caller = await asUser({ ...site.product, payments: connectTo(site.stripe) }, user, tenant)
  const terms = { plan: 'professional', cycle: 'monthly', seats: 3 } as const
  const { expected, prorationAt } = await caller.billing.preview(terms)
  await caller.billing.change({ ...terms, expected, prorationAt: prorationAt.toISOString() })
  await expect.poll(async () => (await caller.billing.overview()).seats.paid).toBe(3)

  await taking.getByRole('button', { name: /^Change and pay/ }).click()
  await taking.getByRole('alert').getByText('The amount has changed.').waitFor()
  await today.getByText('Given back: the rest of 3 further users').waitFor()
  expect(await today.textContent()).not.toBe(before)
  await look(taking)
  await taking.getByRole('button', { name: /^Change and pay/ }).click()
  await heading(taking, 'Billing').waitFor()
  await taking
    .getByRole('definition')
    .getByText(/^Enterprise/)
    .first()
    .waitFor()
})

test('a change whose payment is refused changes nothing, and says why and how to go on', async () => {
  const { tenant, visit } = await tryingCompany(site)
  const page = await visit('/billing/plans/basic?cycle=monthly&begin=now')
  await buyOn(site, page)
  await page.getByRole('region', { name: 'Basic is yours' }).waitFor()
  await button(page, 'Open Stripe’s portal').click()
  await atStripe(site, page)
  await fillCard(page, '4000 0000 0000 0341')
  await button(page, 'Add').click()
  await page.getByText(/0341/).first().waitFor()
  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing`)
  await page.getByRole('listitem').filter({ hasText: '0341' }).getByText('Default', { exact: true }).waitFor()

  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing/plans/professional?cycle=monthly`)
  await page.getByRole('button', { name: /^Change and pay/ }).click()
  const panel = page.getByRole('region', { name: 'Changing to Professional' })
  await panel.getByText('The payment was refused. Nothing was changed.').waitFor()
  await panel.getByText('The bank declined the payment').waitFor()
  await page
    .getByRole('definition')
    .getByText(/^Basic/)
    .first()
    .waitFor()
  await look(page)
  await panel.getByRole('link', { name: 'Try again' }).click()
  await heading(page, 'Change to Professional').waitFor()
})

test('a bank that asks is answered on Stripe’s page; where it cannot ask, the refusal says so and how to go on', async () => {
  const { tenant, visit } = await tryingCompany(site)
  const page = await visit('/billing/plans/basic?cycle=monthly&begin=now')
  await button(page, 'Go on to payment').click()
  await atStripe(site, page)
  const payWithCard = async () => {
    await fillCard(page, '4000 0027 6000 3184')
    await button(page, 'Subscribe').click()
  }
  await payWithCard()
  await button(page, 'Fail authentication').click()
  await page.getByText('We are unable to authenticate your payment method.').waitFor()
  await payWithCard()
  await button(page, 'Complete authentication').click()
  await page.waitForURL(/checkout=done/)
  await page.getByRole('region', { name: 'Basic is yours' }).waitFor()

  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing/plans/professional?cycle=monthly`)
  await page.getByRole('button', { name: /^Change and pay/ }).click()
  const panel = page.getByRole('region', { name: 'Changing to Professional' })
  await panel.getByText('The payment was refused. Nothing was changed.').waitFor()
  await panel.getByText('The bank wants to be sure that it is you.').waitFor()
  await page
    .getByRole('definition')
    .getByText(/^Basic/)
    .first()
    .waitFor()
  await look(page)
})
