import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAdmin, addTenant, asAdmin } from '../product/index.ts'
import { button, choose, heading, look, openConsole } from './pages.ts'
import { type Site, settled, startSite, type View } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Fills the three languages of a text. */
async function name(page: Page, group: string, texts: Record<string, string>): Promise<void> {
  for (const [language, text] of Object.entries(texts)) {
    await page.getByRole('group', { name: group }).getByLabel(language).fill(text)
  }
}

test('a plan is created, prepared, published, and stands among the others', async () => {
  const page = await openConsole(site, '/', 'finance')
  await page.getByRole('link', { name: 'Plans', exact: true }).first().click()
  await heading(page, 'Plans').waitFor()
  await look(page)

  await button(page, 'New plan').click()
  await button(page, 'Create plan').click()
  await page.getByText('Please fill this in.').first().waitFor()
  await name(page, 'Name', { English: 'Growth', 简体中文: '成长版', 日本語: 'グロース' })
  await field(page, 'Key').fill('basic')
  await look(page)
  await button(page, 'Create plan').click()
  await page.getByText('This is already in use. Choose another one.').waitFor()
  await field(page, 'Key').fill('growth')
  await button(page, 'Create plan').dblclick()
  await heading(page, 'Growth').waitFor()
  await look(page)

  await page.getByRole('switch', { name: 'Inventory' }).press('Space')
  await field(page, 'Users').fill('twenty')
  await field(page, 'Storage').fill('1.5')
  await page.getByRole('checkbox', { name: 'Stores: unlimited' }).check()
  await page.getByRole('checkbox', { name: 'Monthly' }).check()
  await choose(page, 'Add a currency', 'JPY · Japanese Yen')
  await field(page, 'Monthly, in JPY').fill('1200.5')
  await button(page, 'Save draft').click()
  await page.getByText('Enter a whole number from 0, or choose unlimited.').waitFor()
  await page.getByText('JPY has no smaller unit').waitFor()
  await field(page, 'Users').fill('20')
  await field(page, 'Monthly, in JPY').fill('1,200')
  await page.getByRole('checkbox', { name: 'Yearly' }).check()
  await button(page, 'Publish…').click()
  // What is missing is said at its field, and nothing is published.
  await page.getByText('cannot be published yet').waitFor()
  const yearly = field(page, 'Yearly, in JPY')
  await expect.poll(() => yearly.getAttribute('aria-invalid')).toBe('true')
  await look(page)
  await yearly.fill('12000')
  await button(page, 'Publish…').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('¥12,000').waitFor()
  await dialog.getByText('1.5 GB').waitFor()
  await look(page)
  await dialog.getByRole('button', { name: 'Publish version 1' }).click()
  await page.getByText('Version 1 of Growth is sold now.').waitFor()
  await look(page)

  await page.goto(`${site.consoleUrl}/plans/compare`)
  const matrix = page.getByRole('table')
  await matrix.getByRole('columnheader', { name: 'Growth' }).waitFor()
  await matrix.getByText('¥1,200 a month').waitFor()
  await look(page)
})

test('a plan is switched off, hidden and moved from the list, and renamed on its page', async () => {
  const page = await openConsole(site, '/plans')
  const row = () => page.getByRole('row').filter({ hasText: 'professional' })
  const act = async (item: string) => {
    await page.getByRole('button', { name: 'Actions for Professional' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await act('Switch off')
  await row().getByText('Switched off').waitFor()
  await act('Switch on')
  await row().getByText('On sale').waitFor()
  await act('Hide from customers')
  await row().getByText('Hidden').waitFor()
  await act('Move up')
  await expect.poll(() => page.getByRole('row').nth(2).textContent()).toContain('professional')
  await look(page)

  await page.goto(`${site.consoleUrl}/plans/view/professional/details`)
  await name(page, 'Name', { English: 'Pro' })
  await button(page, 'Save changes').click()
  await heading(page, 'Pro').waitFor()
  await look(page)
})

test('companies are moved to a newer version, one by one and all at once', async () => {
  const admin = await addAdmin(site.product)
  const caller = await asAdmin(site.product, admin)
  for (const company of ['Alder', 'Beech', 'Cedar']) {
    await addTenant(site.product, { name: company, plan: 'basic' })
  }
  const { version, versions } = await caller.plans.get({ key: 'basic' })
  const terms = versions[0]?.terms
  if (!terms) throw new Error('The plan has no version.')
  const entitlements = { ...terms.entitlements, INVENTORY: true, DOCUMENTS: false }
  const saved = await caller.plans.saveDraft({ key: 'basic', version, terms: { ...terms, entitlements } })
  await caller.plans.publish({ key: 'basic', version: saved.version })

  const page = await openConsole(site, '/plans/view/basic')
  await page.getByRole('link', { name: 'Move to version 2' }).click()
  await page.getByText('Inventory: not included → included').first().waitFor()
  await look(page)
  await button(page, 'Move Alder').click()
  await page.getByText('Alder is on version 2.').waitFor()
  await expect.poll(() => button(page, 'Move Alder').count()).toBe(0)
  await button(page, 'Move all…').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Everybody gets the new version')
  await look(page)
  await dialog.getByRole('button', { name: 'Move all' }).click()
  await page.getByText('All are moved.').waitFor({ timeout: 30_000 })
  await page.getByText('Nobody to move').waitFor()
  await look(page)
})

test('a feature is created and renamed, and what companies begin with is chosen', async () => {
  const page = await openConsole(site, '/plans/features')
  await look(page)
  await button(page, 'New feature').click()
  await name(page, 'Name', { English: 'Labels', 简体中文: '标签', 日本語: 'ラベル' })
  await field(page, 'Key').fill('labels')
  await choose(page, 'Kind', 'Limit')
  await look(page)
  await button(page, 'Create feature').click()
  await page.getByText('Labels is created.').waitFor()
  await button(page, 'Rename Labels').click()
  await name(page, 'Name', { English: 'Shelf labels' })
  await button(page, 'Rename').click()
  await page.getByText('The feature is called Shelf labels now.').waitFor()

  await page.getByRole('link', { name: 'Sign-up and defaults' }).click()
  await field(page, 'Days to try it').fill('30')
  await field(page, 'Shelf labels').fill('5')
  await button(page, 'Save changes').click()
  await page.getByText('Changes saved').waitFor()
  await look(page)
  await page.reload()
  await settled(page)
  expect(await field(page, 'Days to try it').inputValue()).toBe('30')
  expect(await field(page, 'Shelf labels').inputValue()).toBe('5')
})

test('on a phone and in the dark every page of the catalog fits and can be read', async () => {
  const view: View = { width: 360, height: 740, colorScheme: 'dark' }
  const page = await openConsole(site, '/plans', 'super_admin', view)
  const pages = [
    '/plans',
    '/plans/compare',
    '/plans/features',
    '/plans/settings',
    '/plans/view/enterprise',
    '/plans/view/enterprise/draft',
    '/plans/view/enterprise/details',
    '/plans/view/enterprise/versions/1',
  ]
  for (const path of pages) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
})

test('who may only read sees no way to change anything', async () => {
  const page = await openConsole(site, '/plans', 'support')
  expect(await button(page, 'New plan').count()).toBe(0)
  await page.goto(`${site.consoleUrl}/plans/view/basic/details`)
  await settled(page)
  expect(await button(page, 'Save changes').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Draft' }).count()).toBe(0)
})
