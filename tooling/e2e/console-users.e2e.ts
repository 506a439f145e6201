import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCompany,
  addMember,
  addOnboardingLink,
  addTenant,
  addUser,
  asUser,
  type TestUser,
} from '../product/index.ts'
import { heading, look, openConsole } from './pages.ts'
import { type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Whether a person who had the workspace open still gets in. */
async function isSignedIn(page: Page): Promise<boolean> {
  await page.reload()
  await settled(page)
  return !new URL(page.url()).pathname.startsWith('/sign-in')
}

async function signedInTab(user: TestUser, tenant: Parameters<Site['asUser']>[1]): Promise<Page> {
  const page = await (await site.asUser(user, tenant)).newPage()
  await page.goto(site.workspaceUrl)
  await settled(page)
  return page
}

const focused = (element: Locator) => element.evaluate((it) => it === document.activeElement)

test('a person is found over all companies, and the search is in the address', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'Lantern Books' })
  for (let i = 0; i < 30; i++) await addUser(site.product)
  const page = await openConsole(site, '/')
  await page.getByRole('link', { name: 'Users' }).first().click()
  await heading(page, 'Users').waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByRole('button', { name: 'Previous page' }).click()
  await page.getByRole('searchbox').fill(user.email.slice(0, -4).toUpperCase())
  const row = page.getByRole('row', { name: new RegExp(user.username) })
  await row.getByText('Lantern Books').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('query')).not.toBeNull()
  await page.reload()
  await row.getByRole('link').click()
  await heading(page, user.displayName).waitFor()
  await section(page, 'Companies').getByText(tenant.code).waitFor()
  await look(page)
})

test('a person is blocked and signed out at once, and let in again', async () => {
  const { tenant, user } = await addCompany(site.product)
  const tab = await signedInTab(user, tenant)
  const page = await openConsole(site, `/users/${user.id}`)
  await page.getByRole('button', { name: 'Block' }).click()
  const dialog = page.getByRole('dialog')
  await look(page)
  expect(await dialog.getByRole('button', { name: 'Block' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Reason').fill('Stolen device')
  await dialog.getByRole('button', { name: 'Block' }).click()
  await page.getByText('Blocked by staff').waitFor()
  await section(page, 'Sessions').getByText('Signed in nowhere at the moment.').waitFor()
  expect(await isSignedIn(tab)).toBe(false)
  await look(page)

  await page.getByRole('button', { name: 'Lift the block' }).click()
  await dialog.getByRole('button', { name: 'Lift the block' }).click()
  await page.getByText('can sign in again.').first().waitFor()
  await page.getByRole('button', { name: 'Block' }).waitFor()
})

test('a person is added to a company, disabled there, and removed', async () => {
  const { user } = await addCompany(site.product)
  const tenant = await addTenant(site.product, { name: 'Cobalt Kitchens' })
  await addMember(site.product, tenant, await addUser(site.product), { role: 'BILLING_ADMIN' })
  // More than are offered before one searches.
  for (let others = 0; others < 10; others++) await addTenant(site.product)
  const page = await openConsole(site, `/users/${user.id}`)
  await page.getByRole('button', { name: 'Add to a company' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => focused(dialog.getByRole('combobox', { name: 'Company' }))).toBe(true)
  await page.keyboard.type('cobalt')
  await page.getByRole('option', { name: /Cobalt Kitchens/ }).click()
  await dialog.getByLabel('Role').selectOption('MANAGER')
  await look(page)
  await dialog.getByRole('button', { name: 'Add' }).click()
  const row = section(page, 'Companies').getByRole('listitem').filter({ hasText: 'Cobalt Kitchens' })
  await row.getByText('Manager').waitFor()

  const act = async (name: string) => {
    await row.getByRole('button', { name: 'Actions for Cobalt Kitchens' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await act('Disable')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await row.getByText('Disabled').waitFor()
  await act('Enable')
  await row.getByText('Active').waitFor()
  await act('Remove')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await row.getByText('Removed').waitFor()
  expect(await row.getByRole('button').count()).toBe(0)
  await look(page)
})

test('the last billing admin stays, and the dialog says why', async () => {
  const { tenant, user } = await addCompany(site.product)
  const page = await openConsole(site, `/users/${user.id}`)
  await page.getByRole('button', { name: `Actions for ${tenant.name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const remove = page.getByRole('dialog').getByRole('button', { name: 'Remove' })
  await remove.click()
  await page.getByText('The company needs at least one billing admin.').waitFor()
  expect(await focused(remove)).toBe(true)
})

test('one session is ended, then all', async () => {
  const { tenant, user } = await addCompany(site.product)
  const tab = await signedInTab(user, tenant)
  await asUser(site.product, user, tenant)
  await asUser(site.product, user, tenant)
  const page = await openConsole(site, `/users/${user.id}`)
  const rows = section(page, 'Sessions').getByRole('listitem')
  expect(await rows.count()).toBe(3)
  await rows.first().getByRole('button').click()
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByRole('button', { name: 'End all sessions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
  await section(page, 'Sessions').getByText('Signed in nowhere at the moment.').waitFor()
  expect(await isSignedIn(tab)).toBe(false)
})

test('who may only read is shown nothing to change', async () => {
  const { user } = await addCompany(site.product)
  const page = await openConsole(site, `/users/${user.id}`, 'sales')
  await heading(page, user.displayName).waitFor()
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'System' }).count()).toBe(0)
  const support = await openConsole(site, '/companies/new', 'support')
  await heading(support, 'You do not have access to this').waitFor()
  expect(await support.getByRole('textbox').count()).toBe(0)
})

test('the start page names what waits and what is new', async () => {
  const tenant = await addTenant(site.product, { name: 'Brand New', activation: 'pending_creation' })
  await addOnboardingLink(site.product, tenant)
  const page = await openConsole(site, '/')
  await section(page, 'Needs attention').getByText('Onboarding links waiting').waitFor()
  await section(page, 'Newest companies').getByText('Brand New').waitFor()
  await look(page)
})

test('a server that is away for a moment leaves the console standing, and is tried again', async () => {
  const page = await openConsole(site, '/users')
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Plans' }).click()
  await page.getByText('The server cannot be reached.').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await heading(page, 'Plans').waitFor()
})

test('an address with an id that is none leads nowhere', async () => {
  const page = await openConsole(site, '/users/nobody')
  await heading(page, 'Page not found').waitFor()
  expect(await page.title()).toContain('Page not found')
})

test('staff and what their roles may do are listed', async () => {
  const page = await openConsole(site, '/admins')
  await heading(page, 'Platform admins').waitFor()
  await page.getByRole('row', { name: /Delete and restore companies yes no no no/ }).waitFor()
  await look(page)
})

test('the system is told, without its secrets', async () => {
  const page = await openConsole(site, '/system')
  await heading(page, 'System').waitFor()
  await page.getByRole('row', { name: /APP_SECRET Secret/ }).waitFor()
  await page.getByText(process.versions.node).waitFor()
  expect(await page.content()).not.toContain('development-secret')
  await look(page)
})

test.each([
  ['ja', 'dark'],
  ['zh-CN', 'light'],
] as const)('every page fits a phone, %s %s', async (locale, colorScheme) => {
  const { user } = await addCompany(site.product)
  const page = await openConsole(site, '/', 'super_admin', { width: 360, locale, colorScheme })
  for (const path of ['/', '/users', `/users/${user.id}`, '/admins', '/system']) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
})
