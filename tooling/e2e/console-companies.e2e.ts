import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCompany, addMember, addTenant, addUser } from '../product/index.ts'
import { button, choose, heading, look, openConsole } from './pages.ts'
import { type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the company' }).getByRole('link', { name })

/** How many companies have this name. */
const countNamed = async (name: string) =>
  (await site.product.database.platform.query.tenants.findMany()).filter((tenant) => tenant.name === name)
    .length

/** How many links were made for the company of this name. */
async function countLinks(name: string): Promise<number> {
  const { tenants, onboardingLinks } = site.product.database.platform.query
  const company = (await tenants.findMany()).find((tenant) => tenant.name === name)
  return (await onboardingLinks.findMany()).filter(({ tenantId }) => tenantId === company?.id).length
}

test('a company is created by a double click once, and its link is made, copied, used up and replaced', async () => {
  const page = await openConsole(site, '/', 'sales')
  await page.getByRole('link', { name: 'Companies' }).first().click()
  await page.getByRole('link', { name: 'New company' }).first().click()
  await heading(page, 'New company').waitFor()
  await look(page)
  await button(page, 'Create company').click()
  await page.getByText('Please fill this in.').first().waitFor()

  await page.getByLabel('Company name').fill('Birch & Sons')
  await page.getByLabel('Email').fill('office@birch.example')
  await choose(page, 'Industry', 'Construction')
  await page.getByLabel('Days of trial').fill('30')
  await button(page, 'Create company').dblclick()
  await heading(page, 'Birch & Sons').waitFor()
  expect(await countNamed('Birch & Sons')).toBe(1)

  await page.getByText('No link has been made yet.').waitFor()
  await button(page, 'Make link').dblclick()
  const link = page.getByLabel('Send this link to the company')
  await link.waitFor()
  const url = await link.inputValue()
  expect(url).toMatch(new RegExp(`^${site.workspaceUrl}/onboarding/[\\w-]{43}$`))
  await settled(page)
  expect(await countLinks('Birch & Sons')).toBe(1)
  await page.getByText('Waiting to be used').waitFor()
  await look(page)

  const visitor = await (await site.visit()).newPage()
  await visitor.goto(url)
  await visitor.getByText('Birch & Sons').first().waitFor()

  await page.reload()
  await page.getByText('Waiting to be used').waitFor()
  expect(await link.count()).toBe(0)
  await button(page, 'Make a new link').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new link' }).dblclick()
  await link.waitFor()
  expect(await link.inputValue()).not.toBe(url)
  await settled(page)
  expect(await countLinks('Birch & Sons')).toBe(2)
  await visitor.reload()
  await visitor.getByText('This link has been replaced').first().waitFor()
})

test('two admins edit one company: the second is told and loses nothing', async () => {
  const tenant = await addTenant(site.product, { name: 'Twice Edited' })
  const path = `/companies/${tenant.id}/edit`
  const first = await openConsole(site, path)
  const second = await openConsole(site, path)
  await look(first)
  await first.getByLabel('Phone').fill('+81 3 5550 0111')
  await choose(first, 'Industry', 'Education')
  await button(first, 'Save changes').click()
  await heading(first, 'Twice Edited').waitFor()
  await first.getByText('+81 3 5550 0111').waitFor()

  await second.getByLabel('Short name').fill('Twice')
  await second.getByLabel('Phone').fill('+81 3 5550 0222')
  await button(second, 'Save changes').click()
  await second.getByRole('alert').getByRole('button').click()
  const merged = second.getByRole('status').filter({ hasText: 'your own entries are still here' })
  await merged.getByText('“+81 3 5550 0111”').waitFor()
  expect(await second.getByLabel('Short name').inputValue()).toBe('Twice')
  expect(await second.getByLabel('Phone').inputValue()).toBe('+81 3 5550 0222')
  expect(await second.getByRole('combobox', { name: 'Industry', exact: true }).inputValue()).toBe('Education')
  await look(second)
  await button(second, 'Save changes').click()
  await second.getByText('+81 3 5550 0222').waitFor()
  await second.getByText('Education').waitFor()
})

test('what another company has is refused at its field', async () => {
  const page = await openConsole(site, '/companies/new')
  const create = async (name: string) => {
    await page.getByLabel('Company name').fill(name)
    await page.getByLabel('Subdomain').fill('orchard')
    await button(page, 'Create company').click()
  }
  await create('Orchard One')
  await heading(page, 'Orchard One').waitFor()
  await page.goto(`${site.consoleUrl}/companies/new`)
  await create('Orchard Two')
  const field = page.getByLabel('Subdomain')
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true)
  await field.fill('orchard-two')
  await button(page, 'Create company').click()
  await heading(page, 'Orchard Two').waitFor()
})

test('a company is suspended with a reason, and lifted; another plan opens its modules', async () => {
  const tenant = await addTenant(site.product, { name: 'Paused Ltd', plan: 'basic' })
  const page = await openConsole(site, `/companies/${tenant.id}`)
  await button(page, 'Suspend').click()
  const dialog = page.getByRole('dialog')
  await look(page)
  const other = await openConsole(site, `/companies/${tenant.id}`)
  await button(other, 'Suspend').click()
  await dialog.getByLabel('Reason').fill('Asked for\u0000 a pause')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await dialog.getByText('Remove characters that cannot be shown.').waitFor()
  await dialog.getByLabel('Reason').fill('Asked for a pause')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await page.getByText('Reason: Asked for a pause').waitFor()
  await look(page)

  // Who comes second is told, and then sees what the first has done.
  await other.getByRole('dialog').getByLabel('Reason').fill('Did not know of it')
  await other.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await other.getByRole('dialog').getByRole('alert').getByRole('button').click()
  await other.getByText('Reason: Asked for a pause').waitFor()
  await button(page, 'Lift suspension').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lift suspension' }).click()
  await expect.poll(() => page.getByText('Reason: Asked for a pause').count()).toBe(0)

  await tab(page, 'Subscription').click()
  const inventory = page.getByRole('listitem').filter({ hasText: 'Inventory' })
  await inventory.getByText('Locked').waitFor()
  await look(page)
  await button(page, 'Apply a plan').click()
  await choose(page, 'Plan', 'Professional')
  await dialog.getByText('Inventory: Closed → Open').waitFor()
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
  await inventory.getByText('Open').waitFor()
})

test('a trial is extended', async () => {
  const ended = new Date(Date.now() - 86_400_000)
  const tenant = await addTenant(site.product, { plan: 'trial', state: 'trialing', trialEndsAt: ended })
  const page = await openConsole(site, `/companies/${tenant.id}/subscription`)
  await page.getByText('Expired').first().waitFor()
  await button(page, 'Extend trial').click()
  await page.getByLabel('Days').fill('0')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Extend trial' }).click()
  await page.getByText('Enter a whole number from 1 to 365.').waitFor()
  await page.getByLabel('Days').fill('10')
  await dialog.getByLabel('Reason').fill('They asked for it')
  await dialog.getByRole('button', { name: 'Extend trial' }).click()
  await expect.poll(() => page.getByText('Expired').count()).toBe(0)
})

test('a company is deleted by typing its code, found among the deleted, and restored', async () => {
  const tenant = await addTenant(site.product, { name: 'Gone Tomorrow', state: 'past_due' })
  const page = await openConsole(site, `/companies/${tenant.id}`)
  await button(page, 'Delete').click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Delete', exact: true })
  await dialog.getByLabel('Reason').fill('Merged into another')
  expect(await confirm.isDisabled()).toBe(true)
  await dialog.getByLabel(tenant.code).fill(tenant.code.toLowerCase())
  await look(page)
  await confirm.click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('Delete it although money is owed').check()
  await confirm.click()
  await page.getByText('Nobody can enter').waitFor()

  await page.goto(`${site.consoleUrl}/companies?query=${tenant.code}`)
  await page.getByText('No matches').waitFor()
  await choose(page, 'Deleted companies', 'Deleted only')
  await page
    .getByRole('row', { name: /Gone Tomorrow/ })
    .getByRole('link')
    .click()
  await button(page, 'Restore').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await button(page, 'Delete').waitFor()
})

test('the list is searched, filtered, sorted and paged, all in the address', async () => {
  for (let i = 0; i < 30; i++)
    await addTenant(site.product, { name: `Pebble ${100 + i}`, plan: 'enterprise' })
  const page = await openConsole(site, '/companies')
  await look(page)
  await page.getByRole('searchbox').fill('pebble')
  // What is searched for is taken up when typing pauses, and begins the list anew.
  await expect.poll(() => new URL(page.url()).searchParams.get('query')).toBe('pebble')
  await choose(page, 'Plan', 'Enterprise')
  await page.getByRole('button', { name: 'Company' }).click()
  const firstRow = page.getByRole('row').nth(1)
  await firstRow.getByText('Pebble 100').waitFor()
  await settled(page)
  await page.getByRole('button', { name: 'Next page' }).click()
  await firstRow.getByText('Pebble 125').waitFor()
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    query: 'pebble',
    plan: 'enterprise',
    sort: 'name',
  })
  await page.reload()
  await firstRow.getByText('Pebble 125').waitFor()
  await page.goBack()
  await firstRow.getByText('Pebble 100').waitFor()
  // One step back for each choice, and one for all that was typed.
  const names = () => [...new URL(page.url()).searchParams.keys()]
  await page.goBack()
  await expect.poll(names).toEqual(['query', 'plan'])
  await page.goBack()
  await expect.poll(names).toEqual(['query'])
  await page.goBack()
  await expect.poll(names).toEqual([])
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('')
  await page.goto(`${site.consoleUrl}/companies?sort=nonsense&state=gold&query=Pebble%20129`)
  await firstRow.getByText('Pebble 129').waitFor()
})

test('an address of the list that was cut off, or has what cannot be shown, still shows the list', async () => {
  const tenant = await addTenant(site.product, { name: 'Found Anyway' })
  const page = await openConsole(site, `/companies?query=${tenant.code}%00%07&cursor=WyJhZnRlciIs`)
  await page.getByRole('row', { name: /Found Anyway/ }).waitFor()
  expect(new URL(page.url()).search).toBe(`?query=${tenant.code}`)
})

test('a company shows its members and its audit trail', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'Full House' })
  await addMember(site.product, tenant, await addUser(site.product), { status: 'disabled' })
  const page = await openConsole(site, `/companies/${tenant.id}`)
  await look(page)
  await button(page, 'Suspend').click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Seen in the trail')
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await page.getByText('Reason: Seen in the trail').waitFor()

  await tab(page, 'Members').click()
  await page.getByText('Disabled here').waitFor()
  await look(page)
  await page.getByRole('searchbox').fill(user.email)
  await expect.poll(() => page.getByText('Disabled here').count()).toBe(0)
  await tab(page, 'Audit log').click()
  await page.getByRole('row', { name: /Suspended a company/ }).waitFor()
  await look(page)
  await tab(page, 'Members').click()
  await page
    .getByRole('row', { name: new RegExp(user.username) })
    .getByRole('link')
    .click()
  await heading(page, user.displayName).waitFor()
})

test('what an admin may not do is not shown', async () => {
  const tenant = await addTenant(site.product)
  const page = await openConsole(site, `/companies/${tenant.id}`, 'finance')
  await button(page, 'Suspend').waitFor()
  for (const name of ['Edit', 'Delete']) {
    expect(await page.getByRole('link', { name, exact: true }).or(button(page, name)).count()).toBe(0)
  }
  expect(await tab(page, 'Audit log').count()).toBe(0)
  await page.goto(`${site.consoleUrl}/companies`)
  await settled(page)
  expect(await page.getByRole('link', { name: 'New company' }).count()).toBe(0)
  await page.goto(`${site.consoleUrl}/companies/${crypto.randomUUID()}`)
  await page.getByRole('heading', { name: 'not found' }).waitFor()
})

test.each([
  { width: 360, locale: 'ja' },
  { width: 1280, locale: 'zh-CN', colorScheme: 'dark' },
] as const)('every page of companies at %o', async (view) => {
  const { tenant } = await addCompany(site.product, {
    name: '株式会社デモ 示例有限公司',
    contactEmail: `${'without-a-space.'.repeat(8)}end@example.com`,
  })
  const page = await openConsole(site, '/companies', 'super_admin', view)
  await look(page)
  const own = `/companies/${tenant.id}`
  const paths = ['', '/subscription', '/members', '/onboarding', '/audit', '/edit'].map((part) => own + part)
  for (const path of ['/companies/new', ...paths]) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
})
