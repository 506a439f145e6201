import { randomUUID } from 'node:crypto'
import { modules, presets } from '@leasehold/catalog'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addMember, addStore, addUser, asUser } from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

const basic = presets.erp.plans.find(({ key }) => key === 'basic')?.terms.entitlements ?? {}
const basicModules = modules.filter((module) => basic[module] === true).length

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

async function company(given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(site.product, given)
  const context = await site.asUser(user, tenant)
  return { tenant, user, visit: (path = '') => open(context, `/${tenant.code}${path}`) }
}

describe('the start page', () => {
  test('says where one is, how the company stands, and what happened lately', async () => {
    const { tenant, user, visit } = await company({
      name: 'Harbour Coffee',
      plan: 'trial',
      state: 'trialing',
      trialEndsAt: new Date(Date.now() + 5 * 86_400_000 - 3_600_000),
    })
    const caller = await asUser(site.product, user, tenant)
    await caller.stores.create({ code: 'S1', name: 'Quay', idempotencyKey: randomUUID() })
    await caller.members.invite({ email: 'soon@example.com', role: 'OPERATOR' })
    const page = await visit()
    await heading(page, `Welcome, ${user.displayName}`).waitFor()
    await page.getByText('Harbour Coffee, as Billing admin').waitFor()
    await page.getByText(/^5 days left, until /).waitFor()
    await page.getByText('2 of 5').waitFor()
    await page.getByText('1 held by an open invitation').waitFor()
    await page.getByText('All taken').waitFor()
    const activity = page.getByRole('list', { name: 'Recent activity' })
    expect(await activity.getByRole('link').allInnerTexts()).toEqual([
      expect.stringMatching(/^Invited a member\s*soon@example\.com$/),
      expect.stringMatching(/^Created a store\s*Quay$/),
    ])
    await expectAccessible(page)
    await activity.getByRole('link', { name: /Created a store/ }).click()
    await heading(page, 'Created a store').waitFor()
  })

  test('shows an operator what concerns them', async () => {
    const { tenant } = await addCompany(site.product)
    const store = await addStore(site.product, tenant)
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { storeIds: [store.id] })
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}`)
    await page.getByText(/as Operator · Limited to 1 store$/).waitFor()
    expect(await page.getByText('Recent activity').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Company settings' }).count()).toBe(0)
    await expectAccessible(page)
  })
})

describe('stores', () => {
  test('are created, found, edited, archived and restored', async () => {
    const { visit } = await company()
    const page = await visit('/stores')
    await page.getByText('No stores yet').waitFor()
    await expectAccessible(page)

    for (const [code, name] of [
      ['S1', 'Harbour Road'],
      ['S2', '浦东店'],
    ] as const) {
      await page.getByRole('button', { name: 'New store' }).click()
      const dialog = page.getByRole('dialog')
      await expectAccessible(page)
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByLabel('Code').fill(code)
      await dialog.getByRole('button', { name: 'Create store' }).click()
      await page.getByText(`${name} was created`).waitFor()
    }
    await page.getByText('2 of 10 stores in use').waitFor()

    // A taken code is said at its field.
    await page.getByRole('button', { name: 'New store' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Third')
    await dialog.getByLabel('Code').fill('s1')
    await dialog.getByRole('button', { name: 'Create store' }).click()
    await dialog.getByText('This is already in use. Choose another one.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    await page.getByRole('searchbox').fill('浦')
    await page.getByRole('row', { name: /浦东店/ }).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByRole('link', { name: '浦东店' }).click()
    await heading(page, '浦东店').waitFor()
    await page.getByLabel('Address').fill('世纪大道 100 号')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Changes saved').waitFor()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Archive' }).click()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
    await page.getByText('浦东店 was archived').waitFor()
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('浦东店 was restored').waitFor()
    // The form still saves, though the store has moved on two versions since it was opened.
    await page.getByLabel('Phone').fill('021 555')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect.poll(() => page.getByText('Changes saved').count()).toBeGreaterThan(0)
    expect(await page.getByText('Someone else changed this').count()).toBe(0)
    await page.getByRole('link', { name: 'What happened to this store' }).click()
    await heading(page, 'Audit log').waitFor()
    await page.getByRole('row', { name: 'Restored a store' }).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(6)
  })

  test('that are full say so, and whom to ask', async () => {
    const { tenant, user: payer } = await addCompany(site.product, { plan: 'trial' })
    await addStore(site.product, tenant, 'Only one')
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { role: 'ORG_ADMIN' })
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/stores`)
    await page.getByText('1 of 1 stores in use').waitFor()
    await page.getByRole('button', { name: 'New store' }).click()
    await page.getByText(`ask ${payer.displayName} (${payer.email}) for a larger plan`).waitFor()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Second')
    await dialog.getByLabel('Code').fill('S2')
    await dialog.getByRole('button', { name: 'Create store' }).click()
    await dialog.getByRole('alert').getByText('Your plan includes 1 stores').waitFor()
    await expectAccessible(page)
  })

  test('are not archived from under somebody', async () => {
    const { tenant, visit } = await company()
    const store = await addStore(site.product, tenant, 'Held')
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { storeIds: [store.id] })
    const page = await visit(`/stores/${store.id}`)
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
    await page
      .getByRole('dialog')
      .getByText(/no other open store \(members: 1, open invitations: 0\)/)
      .waitFor()
  })

  test('can be looked at by those who may not change them', async () => {
    const { tenant } = await addCompany(site.product)
    const store = await addStore(site.product, tenant, 'Read only')
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { storeIds: [store.id] })
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/stores`)
    await page.getByText('You see the stores you look after.').waitFor()
    expect(await page.getByRole('button', { name: 'New store' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Read only' }).click()
    await heading(page, 'Read only').waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await expectAccessible(page)
  })
})

test('departments are made, moved, archived and restored by keyboard and menu', async () => {
  const { visit } = await company()
  const page = await visit('/departments')
  await page.getByText('No departments yet').waitFor()
  await expectAccessible(page)
  const dialog = page.getByRole('dialog')
  const add = async (name: string) => {
    await dialog.getByLabel('Name').fill(name)
    await page.keyboard.press('Enter')
    await page.getByText(`${name} was created`).waitFor()
  }
  await page.getByRole('button', { name: 'New department' }).click()
  await add('Sales')
  await page.getByRole('button', { name: 'New department' }).click()
  await expectAccessible(page)
  await add('Kitchen')
  await page.getByRole('button', { name: 'Actions for Sales' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Add a department below' }).click()
  await add('East')
  const tree = page.getByRole('list', { name: 'Department tree' })
  const sales = tree.getByRole('listitem').filter({ hasText: 'Sales' }).first()
  await sales.getByRole('listitem').filter({ hasText: 'East' }).waitFor()

  await page.getByRole('button', { name: 'Actions for Kitchen' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await dialog.getByRole('combobox', { name: 'Belongs to' }).click()
  await page.getByRole('option', { name: 'East' }).click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Changes saved').waitFor()
  const east = sales.getByRole('listitem').filter({ hasText: 'East' }).first()
  await east.getByRole('listitem').filter({ hasText: 'Kitchen' }).waitFor()
  await expectAccessible(page)

  // Nothing below itself is offered.
  await page.getByRole('button', { name: 'Actions for Sales' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await dialog.getByRole('combobox', { name: 'Belongs to' }).click()
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual(['Top level'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  const archive = async (name: string) => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await dialog.getByRole('button', { name: 'Archive' }).click()
  }
  await archive('East')
  await dialog.getByText(/not empty \(members: 0, departments below it: 1\)/).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await archive('Kitchen')
  await page.getByText('Kitchen was archived').waitFor()
  await page.getByRole('link', { name: 'Archived' }).click()
  await page.getByRole('button', { name: 'Restore: Kitchen' }).click()
  await page.getByText('Nothing archived').waitFor()
  await expectAccessible(page)
})

describe('company settings', () => {
  test('are changed, and the frame shows the new name', async () => {
    const { visit } = await company({ name: 'Old Name' })
    const page = await visit('/settings')
    await heading(page, 'Company settings').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Company name').fill('New Name')
    await page.getByLabel('Email').fill('not an address')
    await page.getByText('You have entries that are not saved.').waitFor()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Enter an email address such as').waitFor()
    await page.getByLabel('Email').fill('office@example.com')
    await page.getByLabel('Employees').fill('42')
    await page.getByRole('combobox', { name: 'Industry' }).click()
    await page.getByRole('option', { name: 'Food and catering' }).click()
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Tokyo')
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Changes saved').waitFor()
    await page.getByRole('button', { name: 'Current company: New Name' }).waitFor()
    await page.reload()
    await settled(page)
    expect(await page.getByLabel('Company name').inputValue()).toBe('New Name')
    expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Asia/Tokyo')
    expect(await page.getByLabel('Employees').inputValue()).toBe('42')
  })

  test('that two people edit keep what both entered', async () => {
    const { tenant, user, visit } = await company({ name: 'Before' })
    const page = await visit('/settings')
    await page.getByLabel('Company name').fill('Mine')
    await page.getByLabel('Short name').fill('M')
    const other = await asUser(site.product, user, tenant)
    await other.company.change({
      ...(await other.company.settings()),
      name: 'Theirs',
      taxNumber: 'TX-1',
    })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Someone else changed this meanwhile').waitFor()
    expect(await page.getByLabel('Company name').inputValue()).toBe('Mine')
    await page.getByRole('button', { name: 'Load the newest version' }).click()
    await page.getByText('You both changed Company name: it is now “Theirs”.').waitFor()
    await expectAccessible(page)
    expect(await page.getByLabel('Company name').inputValue()).toBe('Mine')
    expect(await page.getByLabel('Tax number').inputValue()).toBe('TX-1')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Changes saved').waitFor()
    expect(await other.company.settings()).toMatchObject({ name: 'Mine', shortName: 'M', taxNumber: 'TX-1' })
  })

  test('are not there for those who may not change them', async () => {
    const { tenant } = await addCompany(site.product)
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { role: 'MANAGER' })
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/settings`)
    await page.getByText('You do not have permission for this.').waitFor()
  })
})

describe('modules', () => {
  test('show which the plan includes, and a locked one says whom to ask', async () => {
    const { tenant, user: payer } = await addCompany(site.product, { plan: 'basic' })
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user)
    const page = await open(await site.asUser(user, tenant), `/${tenant.code}/modules`)
    await heading(page, 'Modules').waitFor()
    await expectAccessible(page)
    const items = page.getByRole('main').getByRole('listitem')
    expect(await items.count()).toBe(modules.length)
    expect(await items.filter({ hasText: 'Not in your plan' }).count()).toBe(modules.length - basicModules)
    await page.getByRole('main').getByRole('link', { name: 'Dashboard' }).click()
    await page.getByText('Dashboard is included in your company’s plan: Basic.').waitFor()
    await expectAccessible(page)

    await page.goto(`${site.workspaceUrl}/${tenant.code}/modules/hr`)
    await heading(page, 'People and HR is not in your plan').waitFor()
    await page.getByText(`Ask ${payer.displayName} (${payer.email}) to add it.`).waitFor()
    const mail = page.getByRole('link', { name: `Write to ${payer.displayName}` })
    expect(await mail.getAttribute('href')).toContain(encodeURIComponent(payer.email))
    await expectAccessible(page)

    await page.goto(`${site.workspaceUrl}/${tenant.code}/modules/no-such-module`)
    await heading(page, 'Page not found').waitFor()
  })
})

const views = [
  ['in Chinese and the dark', { locale: 'zh-CN', colorScheme: 'dark' }],
  ['in Japanese at 360 px', { locale: 'ja', width: 360, height: 740 }],
] as const

test.each(views)('every page of a company is accessible and fits, %s', async (_, view) => {
  const { tenant, user } = await addCompany(site.product)
  const caller = await asUser(site.product, user, tenant)
  const { id } = await caller.stores.create({
    code: 'S1',
    name: 'A store with quite a long name that does not fit on one line',
    idempotencyKey: randomUUID(),
  })
  const { id: parentId } = await caller.departments.create({ name: 'Upper' })
  await caller.departments.create({ name: 'Lower', parentId })
  const context = await site.asUser(user, tenant, view)
  // What was chosen on this device goes before the profile.
  await context.addInitScript((chosen) => localStorage.setItem('leasehold.locale', chosen), view.locale)
  const page = await context.newPage()
  for (const path of [
    '',
    '/stores',
    `/stores/${id}`,
    '/departments',
    '/settings',
    '/modules',
    '/modules/crm/deals',
    '/plan',
    '/members/roles',
  ]) {
    await page.goto(`${site.workspaceUrl}/${tenant.code}${path}`)
    await settled(page)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    await expectFits(page)
  }
})
