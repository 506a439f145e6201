import type { BrowserContext, Page } from 'playwright-core'
import { addAdmin, addCompany } from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, type View } from './support.ts'

/** A page of the workspace, drawn. */
export async function openWorkspace(site: Site, context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.workspaceUrl}${path}`)
  await settled(page)
  return page
}

/** A company with its billing admin, and their way to its pages. */
export async function company(site: Site, given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(site.product, given)
  const context = await site.asUser(user, tenant)
  return { tenant, user, visit: (path = '') => openWorkspace(site, context, `/${tenant.code}${path}`) }
}

type Role = Parameters<typeof addAdmin>[1]

/** The console as an admin of the role sees it. */
export async function openConsole(
  site: Site,
  path: string,
  role: Role = 'super_admin',
  view?: View,
): Promise<Page> {
  const context = await site.asAdmin(await addAdmin(site.product, role), view)
  const page = await context.newPage()
  await page.goto(`${site.consoleUrl}${path}`)
  await settled(page)
  return page
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Chooses an option of a `Select`. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Fails when a page cannot be used by everybody, or does not fit. */
export async function look(page: Page): Promise<void> {
  await settled(page)
  await expectAccessible(page)
  await expectFits(page)
}
