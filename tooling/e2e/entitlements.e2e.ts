import { plans, planVersions } from '@leasehold/db'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAdmin, addCompany, addTenant } from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, startSite, type View } from './support.ts'

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

type Role = Parameters<typeof addAdmin>[1]

/** The console as an admin of the role sees it. */
async function openConsole(path: string, role: Role = 'super_admin', view?: View): Promise<Page> {
  const context = await site.asAdmin(await addAdmin(site.product, role), view)
  const page = await context.newPage()
  await page.goto(`${site.consoleUrl}${path}`)
  await settled(page)
  return page
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function look(page: Page): Promise<void> {
  await settled(page)
  await expectAccessible(page)
  await expectFits(page)
}

/** Chooses an option of a `Select`. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).first().click()
}

const counted = (page: Page, label: string) =>
  page.getByRole('definition').and(page.locator(`dt:text-is("${label}") + dd`))

test('a feature is taken away with a reason, told why, and given back', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'Taken Ltd', plan: 'professional' })
  const page = await openConsole(`/companies/${tenant.id}`)
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
  const page = await openConsole(`/companies/${tenant.id}/entitlements`, 'sales')
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

test('a plan is sold to three companies at once, watched to its end, and found in the history', async () => {
  for (let i = 1; i <= 3; i++) await addTenant(site.product, { name: `Together ${i}`, plan: 'basic' })
  await addTenant(site.product, { name: 'Together 4', plan: 'basic' })
  const page = await openConsole('/companies?query=together')
  for (let i = 1; i <= 3; i++) await page.getByLabel(`Select Together ${i}`).check()
  await page.getByText('3 companies selected').waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Change selected' }).click()
  await title(page, 'Change many companies').waitFor()
  await page.getByText('3 selected companies').waitFor()
  await choose(page, 'Plan', 'Professional')
  await button(page, 'Show what will change').click()
  await page.getByText('Inventory: Closed → Open').first().waitFor()
  expect(await counted(page, 'Will change').textContent()).toBe('3')
  await look(page)
  await page.getByLabel('Reason').fill('Spring offer')
  await button(page, 'Change 3 companies').click()

  await title(page, 'Apply Professional, version 1').waitFor()
  await page.getByText('100% done').waitFor()
  await page.getByText('Done', { exact: true }).first().waitFor()
  expect(await counted(page, 'Changed').textContent()).toBe('3')
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Changed' }).count()).toBe(3)
  await look(page)

  await page.getByRole('link', { name: 'Show their sync runs' }).click()
  await title(page, 'Sync').waitFor()
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Together' }).count()).toBe(3)
  await look(page)
  await rowOf(page, 'Together 1').getByRole('link').click()
  await title(page, 'Run of Together 1').waitFor()
  await page.getByText('Check what each role may do').waitFor()
  await look(page)
  const before = page.url()
  await button(page, 'Run again').click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByText('Done', { exact: true }).first().waitFor()

  await page.goto(`${site.consoleUrl}/bulk`)
  await page
    .getByRole('row')
    .filter({ hasText: 'Apply Professional, version 1' })
    .getByText('100% done')
    .waitFor()
  await look(page)
})

test('what has drifted is listed and mended', async () => {
  for (const name of ['Adrift Ltd', 'Afloat Ltd']) await addTenant(site.product, { name })
  const page = await openConsole('/sync/drift')
  await look(page)
  await button(page, 'Mend Adrift Ltd').click()
  await page.getByText('1 run asked for.').waitFor()
  await expect.poll(() => rowOf(page, 'Adrift Ltd').count()).toBe(0)
  await button(page, 'Mend all listed').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mend', exact: true }).click()
  await page.getByText('No drift').waitFor()
})

test('what fails of a bulk change says why, and is tried again; two hundred fit in one choice', async () => {
  await addTenant(site.product, { name: 'Fails One', plan: 'basic', state: 'past_due' })
  await addTenant(site.product, { name: 'Fails Not', plan: 'basic' })
  const page = await openConsole('/companies?query=fails')
  await page.getByRole('link', { name: 'Change all that match' }).click()
  await page.getByText('All companies that match the filters').waitFor()
  await page.getByText('Set a feature', { exact: true }).click()
  await choose(page, 'Feature', 'Inventory')
  await page.getByText('Open', { exact: true }).click()
  await button(page, 'Show what will change').click()
  await page.getByLabel('Reason').waitFor()
  await look(page)

  await page.getByText('Apply a plan', { exact: true }).click()
  expect(await page.getByLabel('Reason').count()).toBe(0)
  await choose(page, 'Plan', 'Trial')
  await button(page, 'Show what will change').click()
  await page.getByText('Not possible: the state of the subscription forbids it').waitFor()
  await page.getByLabel('Reason').fill('Try both')
  await button(page, 'Change 2 companies').click()
  await page.getByText('Done, with failures').waitFor()
  await choose(page, 'State', 'Failed')
  await rowOf(page, 'Fails One').getByText('This is not possible in the present state.').waitFor()
  await look(page)
  const before = page.url()
  await button(page, 'Retry failed').click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByText('Done, with failures').waitFor()
  await rowOf(page, 'Fails One').waitFor()

  for (let i = 0; i < 200; i++) await addTenant(site.product, { name: `Many ${i}`, plan: 'basic' })
  await page.goto(`${site.consoleUrl}/companies?query=many`)
  for (let picked = 25; picked <= 200; picked += 25) {
    await page.getByLabel('Select all companies on this page').check()
    await page.getByText(`${picked} companies selected`).waitFor()
    if (picked < 200) {
      await button(page, 'Next page').click()
      await expect.poll(() => page.getByLabel('Select all companies on this page').isChecked()).toBe(false)
    }
  }
  await page.getByRole('link', { name: 'Change selected' }).click()
  await choose(page, 'Plan', 'Professional')
  await button(page, 'Show what will change').click()
  await button(page, 'Change 200 companies').waitFor()
  await page.getByText('Only the first 100 are shown.').waitFor()

  await page.goto(`${site.consoleUrl}/sync/drift`)
  await look(page)
  await button(page, 'Mend every company').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mend', exact: true }).click()
  await page.getByText('Every company is being looked at').waitFor()
})

test('what an admin may not do is not shown', async () => {
  const tenant = await addTenant(site.product, { name: 'Watched Ltd' })
  const page = await openConsole(`/companies/${tenant.id}/entitlements`, 'support')
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
  const page = await openConsole(`/companies/${tenant.id}/entitlements`, 'super_admin', view)
  await look(page)
  for (const path of ['/companies', '/bulk', '/bulk/new', '/sync', '/sync/drift']) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
})
