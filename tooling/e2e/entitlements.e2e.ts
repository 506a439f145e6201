import { plans, planVersions } from '@leasehold/db'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCompany, addTenant } from '../product/index.ts'
import { button, choose, look, openConsole } from './pages.ts'
import { type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
  const name = { en: 'Ten seats', 'zh-CN': '十个席位', ja: '10席' }
  const terms = { entitlements: { users: 10 }, trialDays: null, cycles: [], prices: {}, overages: {} }
  await site.product.database.platformTransaction(async (tx) => {
    const described = { name, description: name, onSale: true, latest: 1 }
    await tx.insert(plans).values({ key: 'ten_seats', kind: 'addon', ...described })
    await tx.insert(planVersions).values({ plan: 'ten_seats', number: 1, terms })
  })
})
afterAll(() => site.close())

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('a feature is taken away with a reason, told why, and given back', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'Taken Ltd', plan: 'professional' })
  const page = await openConsole(site, `/companies/${tenant.id}`)
  await page.getByRole('link', { name: 'Entitlements', exact: true }).click()
  const crm = page.getByRole('row').filter({ has: page.getByText('CRM', { exact: true }).nth(1) })
  await crm.getByText('Professional, version 1').waitFor()
  await look(page)

  await crm.getByRole('switch').press('Space')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('CRM: Open → Closed').waitFor()
  await look(page)
  const takeAway = dialog.getByRole('button', { name: 'Take away', exact: true })
  expect(await takeAway.isDisabled()).toBe(true)
  await dialog.getByLabel('Reason').fill('Misused it')
  await takeAway.click()
  await crm.getByText('By hand: Misused it').waitFor()

  await page.getByRole('button', { name: 'Actions for CRM' }).click()
  await page.getByRole('menuitem', { name: 'Why?' }).click()
  await choose(page, 'Member', new RegExp(user.username))
  await dialog.getByText(`${user.displayName} does not have it`).waitFor()
  await dialog.getByText('CRM was taken away by hand.').waitFor()
  await dialog.getByText('Reason: Misused it').waitFor()
  await look(page)
  await page.keyboard.press('Escape')

  await choose(page, 'Granted by hand', 'Only granted by hand')
  await expect.poll(() => page.getByRole('switch').count()).toBe(1)
  await page.getByRole('button', { name: 'Actions for CRM' }).click()
  await page.getByRole('menuitem', { name: 'Undo what was set by hand' }).click()
  await dialog.getByText('CRM: Closed → Open').waitFor()
  await look(page)
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('No matches').waitFor()
  await page.getByText(/^Undone by/).waitFor()
  await button(page, 'Clear search and filters').first().click()
  await crm.getByText('Professional, version 1').waitFor()
})

test('a limit is set by hand, an add-on stacks on it, and a plan is applied', async () => {
  const tenant = await addTenant(site.product, { name: 'Grown Ltd', plan: 'basic' })
  const page = await openConsole(site, `/companies/${tenant.id}/entitlements`, 'sales')
  const dialog = page.getByRole('dialog')
  await page.getByRole('searchbox').fill('stores')
  await expect.poll(() => page.getByRole('button', { name: /^Actions for/ }).count()).toBe(1)
  await page.getByRole('button', { name: 'Actions for Stores' }).click()
  await page.getByRole('menuitem', { name: 'Set by hand' }).click()
  await dialog.getByLabel('Value', { exact: true }).fill('many')
  await dialog.getByRole('button', { name: 'Set', exact: true }).click()
  await dialog.getByText('Enter a whole number from 0.').waitFor()
  await dialog.getByLabel('Unlimited').check()
  await dialog.getByLabel('Reason').fill('Opens shops this year')
  await dialog.getByText(/Stores: .* → Unlimited/).waitFor()
  await look(page)
  await dialog.getByRole('button', { name: 'Set', exact: true }).click()
  await rowOf(page, 'By hand: Opens shops this year').getByText('Unlimited').waitFor()

  await button(page, 'Add an add-on').click()
  await choose(page, 'Add-on', 'Ten seats')
  await dialog.getByLabel('Quantity').fill('2')
  await look(page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('2 × Ten seats').first().waitFor()
  await button(page, 'Change the quantity of Ten seats').click()
  await dialog.getByLabel('Quantity').fill('3')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('3 × Ten seats').first().waitFor()
  await button(page, 'Remove Ten seats?').click()
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText(/^Removed by/).waitFor()

  await button(page, 'Apply a plan').click()
  await choose(page, 'Plan', 'Professional')
  await dialog.getByText('Gains').waitFor()
  await look(page)
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.getByText('Professional, version 1').first().waitFor()
  await look(page)
})

test('what an admin may not do is not shown', async () => {
  const tenant = await addTenant(site.product, { name: 'Watched Ltd' })
  const page = await openConsole(site, `/companies/${tenant.id}/entitlements`, 'support')
  await page.getByRole('button', { name: 'Actions for CRM' }).click()
  await page.getByRole('menuitem', { name: 'Why?' }).waitFor()
  expect(await page.getByRole('menuitem', { name: 'Set by hand' }).count()).toBe(0)
  expect(await page.getByRole('switch').count()).toBe(0)
  for (const name of ['Apply a plan', 'Add an add-on']) expect(await button(page, name).count(), name).toBe(0)
  await page.goto(`${site.consoleUrl}/companies`)
  await settled(page)
  expect(await page.getByRole('checkbox').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Change all companies' }).count()).toBe(0)
})

test.each([
  { width: 360, locale: 'ja' },
  { width: 1280, locale: 'zh-CN', colorScheme: 'dark' },
] as const)('every page of entitlements, bulk changes and sync at %o', async (view) => {
  const { tenant } = await addCompany(site.product, { name: '株式会社デモ 示例有限公司' })
  const page = await openConsole(site, `/companies/${tenant.id}/entitlements`, 'super_admin', view)
  await look(page)
  for (const path of ['/companies', '/bulk', '/bulk/new', '/sync', '/sync/drift']) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
})
