import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember, addUser, asUser } from '../product/index.ts'
import { atStripe, buyOn, fillCard, letTimePass, type PayingSite, tryingCompany } from './billing-pages.ts'
import { button, heading, look, openWorkspace } from './pages.ts'
import { startPayingSite } from './support.ts'

let site: PayingSite
beforeAll(async () => {
  site = await startPayingSite()
})
afterAll(() => site.close())

test('a card fails at renewal: days of grace, read only, another card, and everything is back', async () => {
  const { tenant, user, visit } = await tryingCompany(site)
  const clerk = await addUser(site.product)
  await addMember(site.product, tenant, clerk)
  const page = await visit('/billing/plans/professional?cycle=monthly&begin=now')
  await buyOn(site, page)
  await page.getByRole('region', { name: 'Professional is yours' }).waitFor()

  // Saved on Stripe's page, it fails when it is charged.
  await button(page, 'Open Stripe’s portal').click()
  await atStripe(site, page)
  await fillCard(page, '4000 0000 0000 0341')
  await button(page, 'Add').click()
  await page.getByText(/0341/).first().waitFor()
  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing`)
  const failing = page.getByRole('listitem').filter({ hasText: 'ending in 0341' })
  await failing.waitFor()
  const make = failing.getByRole('button', { name: /^Make default/ })
  if ((await make.count()) > 0) await make.click()
  await failing.getByText('Default', { exact: true }).waitFor()

  const own = await asUser(site.product, user, tenant)
  const standing = () => own.billing.state()
  await letTimePass(site, { tenantId: tenant.id, own }, ['month', 'day'])
  await expect.poll(async () => (await standing()).state).toBe('past_due')
  await page.reload()
  await page.getByText(/A payment is overdue\. Everything keeps working until/).waitFor()
  await page.getByText(/is open\. Everything keeps working until/).waitFor()
  await look(page)
  const theirs = await openWorkspace(site, await site.asUser(clerk, tenant), `/${tenant.code}`)
  await theirs.getByText(`Ask ${user.displayName}.`).waitFor()
  expect(await theirs.getByRole('link', { name: 'Pay now' }).count()).toBe(0)
  await look(theirs)

  const pay = page.getByRole('button', { name: /^Pay now/ })
  await pay.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /0341/ }).check()
  await dialog.getByRole('button', { name: /^Pay .*2,800\.00/ }).click()
  await dialog.getByRole('alert').getByText('The bank declined the payment').waitFor()
  await dialog.getByText(/Alipay or WeChat Pay/).waitFor()
  await look(page)
  await page.keyboard.press('Escape')

  await letTimePass(
    site,
    { tenantId: tenant.id, own },
    Array.from({ length: 8 }, () => 'day' as const),
  )
  await expect.poll(async () => (await standing()).access).toBe('read_only')
  await page.reload()
  await page.getByText('A payment is overdue, so nothing can be changed at the moment.').waitFor()
  await look(page)
  await theirs.reload()
  await theirs.getByText('A payment is overdue, so nothing can be changed at the moment.').waitFor()

  // Mends the card on Stripe's page, and pays here.
  await button(page, 'Open Stripe’s portal').click()
  await atStripe(site, page)
  await fillCard(page, '5555 5555 5555 4444')
  await button(page, 'Add').click()
  await page.getByText(/4444/).first().waitFor()
  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing`)
  await pay.click()
  await dialog.getByRole('radio', { name: /4444/ }).check()
  await dialog.getByRole('button', { name: /^Pay / }).click()
  await page.getByText('was paid. Thank you.').waitFor()
  await page.getByText('A payment is overdue').waitFor({ state: 'detached' })
  await look(page)
  await theirs.reload()
  await heading(theirs, /Welcome/).waitFor()
  expect(await theirs.getByText('A payment is overdue').count()).toBe(0)
})

test('an open bill is paid on Stripe’s page with Alipay, and the list follows', async () => {
  const { tenant, user, visit } = await tryingCompany(site, { days: 3 })
  const page = await visit('/billing/plans/basic?cycle=monthly')
  await buyOn(site, page, '4000 0000 0000 0341')
  await page.getByRole('region', { name: 'Basic is yours' }).waitFor()
  const own = await asUser(site.product, user, tenant)
  await letTimePass(site, { tenantId: tenant.id, own }, ['month'])
  await expect.poll(async () => (await own.billing.state()).access).toBe('read_only')

  await page.goto(`${site.workspaceUrl}/${tenant.code}/billing/invoices`)
  await page.getByText('Overdue', { exact: true }).waitFor()
  await look(page)
  await page.getByRole('button', { name: /^Pay: Pay invoice/ }).click()
  const dialog = page.getByRole('dialog')
  const opening = page.context().waitForEvent('page')
  await dialog.getByRole('link', { name: 'Pay on Stripe’s page' }).click()
  const theirs = await opening
  await theirs.getByRole('radio', { name: 'Alipay' }).check()
  await theirs.getByRole('button', { name: /^Pay/ }).click()
  await theirs.getByRole('button', { name: 'Authorize test payment' }).click()
  await theirs.getByText('Paid', { exact: true }).waitFor()
  // The page follows by itself.
  await page.getByText('Overdue', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'PDF of' }).first().waitFor()
  await look(page)
})
