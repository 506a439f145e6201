import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAdmin,
  addCompany,
  addMember,
  addStore,
  addUser,
  asOwner,
  asUser,
  type TestTenant,
  type TestUser,
} from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await settled(page)
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** The first cell of each row. */
const rows = (page: Page) => page.locator('tbody tr td:first-child').allInnerTexts()

/** Chooses an option of a filter that is searched on the server. */
async function choose(page: Page, filter: string, text: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: filter }).fill(text)
  await page.getByRole('option', { name: option }).click()
}

async function company(): Promise<{
  tenant: TestTenant
  user: TestUser
  colleague: TestUser
  storeId: string
}> {
  const { tenant, user } = await addCompany(site.product)
  const colleague = await addUser(site.product)
  await addMember(site.product, tenant, colleague, { role: 'ORG_ADMIN' })
  // Each as a request of its own: entries are in the order of their instants.
  const caller = () => asUser(site.product, user, tenant)
  const other = () => asUser(site.product, colleague, tenant)
  const { id } = await (await caller()).stores.create({
    code: 'S1',
    name: 'Quay',
    idempotencyKey: randomUUID(),
  })
  await (await other()).stores.change({ id, version: 1, code: 'S1', name: 'Old Quay' })
  await (await other()).departments.create({ name: 'Sales' })
  const { version } = await (await other()).members.get({ userId: colleague.id })
  await (await caller()).members.change({
    userId: colleague.id,
    version,
    role: 'MANAGER',
    storeIds: [id],
  })
  return { tenant, user, colleague, storeId: id }
}

describe('the log of a company', () => {
  test('is filtered by person, kind, action and day, in the address', async () => {
    const { tenant, user, colleague } = await company()
    const context = await site.asUser(user, tenant)
    const page = await open(context, `${site.workspaceUrl}/${tenant.code}`)
    await page.getByRole('navigation').getByRole('link', { name: 'Audit log' }).click()
    await heading(page, 'Audit log').waitFor()
    await expect
      .poll(() => rows(page))
      .toEqual(['Changed a member’s access', 'Created a department', 'Changed a store', 'Created a store'])
    await expectAccessible(page)

    await choose(page, 'Person', colleague.displayName, new RegExp(colleague.email))
    await expect.poll(() => rows(page)).toEqual(['Created a department', 'Changed a store'])
    await page.getByRole('combobox', { name: 'Kind' }).click()
    await page.getByRole('option', { name: 'Store', exact: true }).click()
    await expect.poll(() => rows(page)).toEqual(['Changed a store'])
    expect(page.url()).toContain(`actor=${colleague.id}`)

    // The address alone brings it all back, with the person's name.
    await page.reload()
    await expect.poll(() => rows(page)).toEqual(['Changed a store'])
    const person = page.getByRole('combobox', { name: 'Person' })
    await expect.poll(() => person.inputValue()).toBe(colleague.displayName)

    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect.poll(() => rows(page)).toHaveLength(4)
    await page.getByRole('combobox', { name: 'Action' }).fill('created a dep')
    await page.getByRole('option', { name: 'Created a department' }).click()
    await expect.poll(() => rows(page)).toEqual(['Created a department'])
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await page.getByLabel('Until').fill('2020-01-01')
    await page.getByText('No matches').waitFor()
    await expectAccessible(page)
  })

  test('an entry shows before and after in words, with names as they are now', async () => {
    const { tenant, user, colleague } = await company()
    await asOwner(site.product, `update users set display_name = 'Renamed' where id = '${colleague.id}'`)
    const page = await open(await site.asUser(user, tenant), `${site.workspaceUrl}/${tenant.code}/audit`)
    await page.getByRole('link', { name: 'Changed a member’s access' }).click()
    await heading(page, 'Changed a member’s access').waitFor()
    await page.getByText('Renamed', { exact: true }).waitFor()
    const change = (name: string) => page.getByRole('row', { name })
    await change('Role Administrator Manager').waitFor()
    await change('Stores All stores Old Quay').waitFor()
    await page.getByText('192.0.2.1').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Everything by this person' }).click()
    await expect.poll(() => rows(page)).toEqual(['Changed a member’s access', 'Created a store'])
  })

  test('a manager of a store sees what concerns it', async () => {
    const { tenant, colleague, storeId } = await company()
    await addStore(site.product, tenant, 'Elsewhere')
    const page = await open(await site.asUser(colleague, tenant), `${site.workspaceUrl}/${tenant.code}/audit`)
    await page.getByText('What happened to your stores and to the people who work there.').waitFor()
    await expect
      .poll(() => rows(page))
      .toEqual(['Changed a member’s access', 'Changed a store', 'Created a store'])
    await page.goto(`${site.workspaceUrl}/${tenant.code}/audit?resourceId=${storeId}`)
    await page.getByText('Only one thing is shown.').waitFor()
    await expect.poll(() => rows(page)).toEqual(['Changed a store', 'Created a store'])
    // The department is nobody's store.
    await page.goto(`${site.workspaceUrl}/${tenant.code}/audit/3`)
    await heading(page, 'Page not found').waitFor()
  })

  test('goes on over pages and back', async () => {
    const { tenant, user } = await addCompany(site.product, { plan: 'enterprise' })
    const caller = await asUser(site.product, user, tenant)
    for (let n = 0; n < 30; n++) await caller.departments.create({ name: `Department ${n}` })
    const page = await open(await site.asUser(user, tenant), `${site.workspaceUrl}/${tenant.code}/audit`)
    const about = () => page.locator('tbody tr td:nth-child(2)').allInnerTexts()
    await expect.poll(about).toHaveLength(25)
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect.poll(about).toEqual([4, 3, 2, 1, 0].map((n) => `Department ${n}`))
    await page.getByRole('button', { name: 'Previous page' }).click()
    await expect.poll(async () => (await about())[0]).toBe('Department 29')
  })
})

describe('the log of the platform', () => {
  test('shows every company’s entries and the platform’s own, and opens each', async () => {
    const { tenant, colleague } = await company()
    const admin = await addAdmin(site.product)
    const page = await open(await site.asAdmin(admin), site.consoleUrl)
    await page.getByRole('navigation').getByRole('link', { name: 'Audit log' }).click()
    await heading(page, 'Audit log').waitFor()
    await page.getByRole('row', { name: new RegExp(`Created a department.*${tenant.name}`) }).waitFor()
    await expectAccessible(page)
    await choose(page, 'Company', tenant.code, new RegExp(tenant.name))
    await expect.poll(() => rows(page)).toHaveLength(4)
    await choose(page, 'Person', colleague.username, new RegExp(colleague.email))
    await expect.poll(() => rows(page)).toEqual(['Created a department', 'Changed a store'])
    await page.getByRole('link', { name: 'Changed a store' }).click()
    await page.getByRole('row', { name: 'Name Quay Old Quay' }).waitFor()
    await page.getByText('192.0.2.1').waitFor()
    await expectAccessible(page)
  })

  test('is checked: whole, and tampered with', async () => {
    const { tenant } = await company()
    const context = await site.asAdmin(await addAdmin(site.product))
    const page = await open(context, `${site.consoleUrl}/audit?chain=${tenant.code}`)
    await page.getByRole('button', { name: 'Check this log' }).click()
    await page.getByText('The log is whole: 4 entries checked.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await asOwner(
      site.product,
      `update audit_entries set action = 'store.archived' where tenant_id = '${tenant.id}' and seq = 2`,
    )
    await page.getByRole('button', { name: 'Check this log' }).click()
    await page.getByText('The log has been tampered with: 1 fault found.').waitFor()
    await page.getByText('Entry 2: It was changed, or one before it was removed').waitFor()
    await expectAccessible(page)
  })

  test('of no company in particular asks which log to check', async () => {
    const page = await open(await site.asAdmin(await addAdmin(site.product)), `${site.consoleUrl}/audit`)
    await page.getByRole('button', { name: 'Check this log' }).click()
    await page.getByText('Choose a company, or the platform, to check its log.').waitFor()
  })

  test('is not there for sales', async () => {
    const context = await site.asAdmin(await addAdmin(site.product, 'sales'))
    const page = await open(context, site.consoleUrl)
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
    await page.goto(`${site.consoleUrl}/audit`)
    await page.getByText('You do not have permission for this.').waitFor()
  })
})

const views = [
  ['in Chinese and the dark', { locale: 'zh-CN', colorScheme: 'dark' }],
  ['in Japanese at 360 px', { locale: 'ja', width: 360, height: 740 }],
] as const

test.each(views)('both logs and their entries are accessible and fit, %s', async (_, view) => {
  const { tenant, user } = await company()
  const contexts = [
    await site.asUser(user, tenant, view),
    await site.asAdmin(await addAdmin(site.product), view),
  ]
  const paths = [
    [`${site.workspaceUrl}/${tenant.code}/audit`, `${site.workspaceUrl}/${tenant.code}/audit/4`],
    [`${site.consoleUrl}/audit`, `${site.consoleUrl}/audit/${tenant.code}/4`],
  ]
  for (const [i, context] of contexts.entries()) {
    await context.addInitScript((chosen) => localStorage.setItem('leasehold.locale', chosen), view.locale)
    const page = await context.newPage()
    for (const path of paths[i] ?? []) {
      await page.goto(path)
      await settled(page)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      await expectFits(page)
    }
  }
})
