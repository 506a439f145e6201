import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCompany, addMember, addUser } from '../product/index.ts'
import { buyOn, type PayingSite, tryingCompany } from './billing-pages.ts'
import { button, choose, company, heading, look, openWorkspace } from './pages.ts'
import { startPayingSite, type View } from './support.ts'

let site: PayingSite
beforeAll(async () => {
  site = await startPayingSite()
})
afterAll(() => site.close())

test('a member without the right sees how the contract stands, and no money', async () => {
  const { tenant, user } = await addCompany(site.product, {
    plan: 'trial',
    state: 'trialing',
    trialEndsAt: new Date(Date.now() + 3 * 86_400_000),
  })
  const clerk = await addUser(site.product)
  await addMember(site.product, tenant, clerk)
  const context = await site.asUser(clerk, tenant)
  const page = await openWorkspace(site, context, `/${tenant.code}/billing`)
  await heading(page, 'Your company’s subscription').waitFor()
  await page.getByText('3 days left').waitFor()
  await page.getByRole('link', { name: `Write to ${user.displayName}` }).waitFor()
  expect(await page.getByRole('main').textContent()).not.toMatch(/[¥$€]|\d,\d{3}/)
  expect(await page.getByRole('link', { name: 'Billing' }).count()).toBe(0)
  await look(page)

  for (const path of ['plans', 'plans/basic', 'invoices']) {
    const refused = await openWorkspace(site, context, `/${tenant.code}/billing/${path}`)
    await refused.getByText('You do not have access to this').waitFor()
    expect(await refused.getByRole('main').textContent()).not.toMatch(/[¥$€]/)
  }
})

test('an administrator who may not buy sees the money, and whom to ask', async () => {
  const { tenant, user } = await addCompany(site.product, { plan: 'basic' })
  const admin = await addUser(site.product)
  await addMember(site.product, tenant, admin, { role: 'ORG_ADMIN' })
  const page = await openWorkspace(site, await site.asUser(admin, tenant), `/${tenant.code}/billing/plans`)
  await page.getByText(`To change the plan, ask ${user.displayName}`).waitFor()
  await page.getByText('CN¥6,000.00 a year', { exact: true }).waitFor()
  expect(
    await page
      .getByRole('main')
      .getByRole('link', { name: /^(Choose|Change)/ })
      .count(),
  ).toBe(0)
  await look(page)
})

test('what the plan does not open leads to the plans, and so does the page of use', async () => {
  const { visit } = await company(site, { plan: 'basic' })
  const page = await visit('/modules/purchase')
  await page.getByRole('link', { name: 'See plans' }).click()
  await heading(page, 'Plans').waitFor()
  const use = await visit('/plan')
  await use.getByRole('link', { name: 'Prices, plans and invoices are under Billing.' }).click()
  await heading(use, 'Billing').waitFor()
})

test('billing details are changed in place, and one bill is read with its lines', async () => {
  const { visit } = await tryingCompany(site)
  const page = await visit('/billing/plans/basic?cycle=monthly&begin=now')
  await buyOn(site, page)
  await page.getByRole('region', { name: 'Basic is yours' }).waitFor()
  await button(page, 'Edit').click()
  await page.getByLabel('Company or name').fill('')
  await button(page, 'Save changes').click()
  await page.getByText('Please fill this in.').waitFor()
  await page.getByLabel('Company or name').fill('Harbour Goods Ltd')
  await page.getByLabel('City').fill('Shanghai')
  await choose(page, 'Country', 'China')
  await look(page)
  await button(page, 'Save changes').click()
  await page.getByText('Billing details saved').waitFor()
  await page.getByText('Harbour Goods Ltd').waitFor()

  await page.getByRole('link', { name: 'All invoices' }).click()
  await heading(page, 'Invoices').waitFor()
  await choose(page, 'State', 'Open')
  await page.getByText('No matches').waitFor()
  await choose(page, 'State', 'Paid')
  await page.getByRole('row').nth(1).waitFor()
  await page.getByLabel('Until').fill('2020-01-01')
  await page.getByText('No matches').waitFor()
  expect(new URL(page.url()).searchParams.get('to')).toBe('2020-01-01')
  await page.getByLabel('Until').fill('')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await heading(page, /^Invoice/).waitFor()
  const lines = page.getByRole('table', { name: 'Lines' })
  await expect.poll(() => lines.textContent()).toMatch(/Basic.*600\.00.*Total.*600\.00/)
  await look(page)
})

test('on a phone, in the dark and in the other languages every page of billing fits and can be read', async () => {
  const { tenant, user } = await addCompany(site.product, { plan: 'basic', state: 'past_due' })
  const views: View[] = [
    { width: 360, height: 740, colorScheme: 'dark', locale: 'zh-CN' },
    { width: 360, height: 740, locale: 'ja' },
  ]
  for (const view of views) {
    const context = await site.asUser(user, tenant, view)
    for (const path of ['', '/plans', '/plans/basic', '/invoices']) {
      const page = await openWorkspace(site, context, `/${tenant.code}/billing${path}`)
      await look(page)
      await page.close()
    }
  }
})
