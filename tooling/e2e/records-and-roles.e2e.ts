import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addMember, addStore, addUser, asOwner, asUser } from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.workspaceUrl}${path}`)
  await settled(page)
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string) => page.getByRole('button', { name })

test('records are made, found, changed and deleted where their module is', async () => {
  const { tenant, user } = await addCompany(site.product, { plan: 'basic' })
  await addStore(site.product, tenant, 'Quay')
  const page = await open(await site.asUser(user, tenant), `/${tenant.code}`)
  const nav = page.getByRole('navigation', { name: 'Main navigation' })
  await nav.getByRole('link', { name: 'Contacts' }).click()
  await heading(page, 'Contacts').waitFor()
  await page.getByText('Nothing here yet').waitFor()
  await expectAccessible(page)

  await button(page, 'New: Customer').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.getByText('Please fill this in.').waitFor()
  await dialog.getByLabel('Name').fill('Anna Berg')
  await dialog.getByLabel('Phone').fill('555 0100')
  await dialog.getByRole('combobox', { name: 'Store' }).click()
  await page.getByRole('option', { name: 'Quay' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByText('Anna Berg was created').waitFor()
  const row = page.getByRole('row', { name: /Anna Berg/ })
  expect(await row.textContent()).toMatch(/555 0100.*Quay/)

  await page.getByRole('link', { name: 'Suppliers' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await page.getByRole('link', { name: 'Customers' }).click()
  await row.getByRole('link', { name: 'Anna Berg' }).click()
  await heading(page, 'Anna Berg').waitFor()
  await page.getByLabel('Name').fill('Anna Holm')
  await button(page, 'Save changes').click()
  await heading(page, 'Anna Holm').waitFor()
  await expectAccessible(page)

  await button(page, 'Delete').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Anna Holm was deleted').waitFor()
  await page.getByText('Nothing here yet').waitFor()

  // What the plan does not open is there, with a lock and whom to ask.
  await nav.getByRole('link', { name: /^Purchasing/ }).click()
  await heading(page, 'Purchasing is not in your plan').waitFor()
})

test('money is entered as people write it, in the currency of the company', async () => {
  const { tenant, user } = await addCompany(site.product)
  const page = await open(await site.asUser(user, tenant), `/${tenant.code}/modules/crm/deals`)
  await button(page, 'New: Deal').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Harbour')
  await dialog.getByLabel('Amount').fill('1234.5')
  await dialog.getByLabel('Expected to close').fill('2026-03-05')
  await dialog.getByRole('button', { name: 'Create' }).click()
  const row = page.getByRole('row', { name: /Harbour/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/1,234\.50/)
  expect(await row.textContent()).toMatch(/Mar 5, 2026/)
})

describe('roles', () => {
  test('are made in the matrix, given, and hold at the next click', async () => {
    const { tenant, user } = await addCompany(site.product, { plan: 'enterprise' })
    const person = await addUser(site.product)
    await addMember(site.product, tenant, person)
    const theirs = await open(await site.asUser(person, tenant), `/${tenant.code}/modules/crm/deals`)
    await button(theirs, 'New: Deal').waitFor()

    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/members/roles`)
    await page.getByText('No custom roles yet').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'New role' }).click()
    await page.getByLabel('Name').fill('Reader')
    // With the keys alone: untick "change" for all records.
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true })
    await box('See: All records').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    expect(await box('Change: Deals').isChecked()).toBe(false)
    expect(await box('See: Deals').isChecked()).toBe(true)
    expect(await box('See: Company settings').isDisabled()).toBe(true)
    expect(await box('Delete: Deals').isDisabled()).toBe(true)
    await expectAccessible(page)
    await button(page, 'Create').click()
    await page.getByText('Reader was created').waitFor()

    await page.goto(`${site.workspaceUrl}/${tenant.code}/members/${person.id}`)
    await page.getByRole('combobox', { name: 'Custom role' }).click()
    await page.getByRole('option', { name: 'Reader' }).click()
    await button(page, 'Save changes').click()
    await page.getByText('Changes saved').waitFor()
    await expectAccessible(page)

    await theirs.reload()
    await heading(theirs, 'CRM').waitFor()
    expect(await button(theirs, 'New: Deal').count()).toBe(0)

    await page.goto(`${site.workspaceUrl}/${tenant.code}/members/roles`)
    await page.getByRole('link', { name: 'Reader' }).click()
    await page.getByText('1 member has this role.').waitFor()
    await box('Change: Deals').check()
    await button(page, 'Save changes').click()
    await page.getByText('Changes saved').waitFor()
    await theirs.reload()
    await button(theirs, 'New: Deal').waitFor()
  })

  test('are shown with whom to ask where the plan has none of one’s own', async () => {
    const { tenant, user } = await addCompany(site.product, { plan: 'basic' })
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/members/roles`)
    await page.getByText(/^Your plan does not include custom roles/).waitFor()
    expect(await page.getByRole('link', { name: 'New role' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Manager', exact: true }).click()
    const box = page.getByRole('checkbox', { name: 'Delete: Deals' })
    expect([await box.isChecked(), await box.isDisabled()]).toEqual([true, true])
  })
})

test('plan and usage tell what is open, what is used, and what is too much', async () => {
  const { tenant, user } = await addCompany(site.product)
  for (let n = 0; n < 3; n += 1) await addStore(site.product, tenant)
  await asOwner(site.product, `update subscriptions set plan = 'basic' where tenant_id = '${tenant.id}'`)
  const page = await open(await site.asUser(user, tenant), `/${tenant.code}`)
  const surplus = page.getByText('2 stores more than the plan: new ones are refused until it fits.')
  await surplus.waitFor()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByText('Plan and usage').click()
  await surplus.waitFor()
  await page.getByText('3 of 1').waitFor()
  const modules = page.getByRole('table', { name: 'Modules' })
  expect(await modules.getByRole('row', { name: /CRM/ }).textContent()).toMatch(/OpenPlan/)
  expect(await modules.getByRole('row', { name: /Purchasing/ }).textContent()).toMatch(/Not included/)
  await expectAccessible(page)
})

test('a run that is under way is told step by step, and ends by itself', async () => {
  const { tenant, user } = await addCompany(site.product)
  const page = await open(await site.asUser(user, tenant), `/${tenant.code}`)
  const id = randomUUID()
  const owner = (statement: string) => asOwner(site.product, statement)
  const tell = `select pg_notify('leasehold_sync', '${JSON.stringify({ tenantId: tenant.id, runId: id })}')`
  const report = (step: string, endedAt: string | null) => ({ step, startedAt: new Date(), endedAt, made: 1 })
  const begun = JSON.stringify([report('resolve', new Date().toISOString()), report('apply', null)])
  await owner(`insert into sync_runs (tenant_id, id, state, cause, actor_kind, steps, progress, started_at)
    values ('${tenant.id}', '${id}', 'running', 'plan_changed', 'admin', '${begun}', 30, now())`)
  // Whoever comes back to the tab is told at once.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  const toast = page.getByRole('status').filter({ hasText: 'Updating your workspace' })
  await toast.waitFor()
  const steps = toast.getByRole('listitem')
  const states = () => steps.evaluateAll((items) => items.map((item) => item.getAttribute('data-state')))
  await expect.poll(states).toEqual(['done', 'running', 'waiting', 'waiting', 'waiting'])
  await expectAccessible(page)

  const later = begun.replace('null', `"${new Date().toISOString()}"`)
  await owner(`update sync_runs set steps = '${later}', progress = 50 where id = '${id}'`)
  await owner(tell)
  await expect.poll(states).toEqual(['done', 'done', 'waiting', 'waiting', 'waiting'])
  await owner(`update sync_runs set state = 'succeeded', progress = 100, ended_at = now() where id = '${id}'`)
  await owner(tell)
  const outcome = page.getByText('Your workspace is up to date')
  await outcome.waitFor()
  await outcome.waitFor({ state: 'detached' })
})

const views = [
  ['in Chinese and the dark', { locale: 'zh-CN', colorScheme: 'dark' }],
  ['in Japanese at 360 px', { locale: 'ja', width: 360, height: 740 }],
] as const

test.each(views)('pages of records and roles are accessible and fit, %s', async (_, view) => {
  const { tenant, user } = await addCompany(site.product, { plan: 'enterprise' })
  const caller = await asUser(site.product, user, tenant)
  const { id } = await caller.records.create({
    object: 'orders',
    data: { number: 'A-1', customer: 'Harbour Coffee and a long name', amount: 129900, status: 'open' },
    idempotencyKey: randomUUID(),
  })
  const role = await caller.roles.create({
    name: 'Cashier of the harbour',
    base: 'OPERATOR',
    permissions: ['records.receipts:read', 'records.receipts:write'],
    idempotencyKey: randomUUID(),
  })
  const context = await site.asUser(user, tenant, view)
  // What was chosen on this device goes before the profile.
  await context.addInitScript((chosen) => localStorage.setItem('leasehold.locale', chosen), view.locale)
  const paths = [
    '/modules/sales/orders',
    `/modules/sales/orders/${id}`,
    '/members/roles/new',
    `/members/roles/${role.id}`,
  ]
  for (const path of paths) {
    const page = await open(context, `/${tenant.code}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    await expectFits(page)
    await page.close()
  }
})
