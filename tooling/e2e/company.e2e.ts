import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addMember, addStore, addUser, asUser } from '../product/index.ts'
import { company, heading, openWorkspace } from './pages.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe('the start page', () => {
  test('says where one is, how the company stands, and what happened lately', async () => {
    const { tenant, user, visit } = await company(site, {
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
    const page = await openWorkspace(site, await site.asUser(user, tenant), `/${tenant.code}`)
    await page.getByText(/as Operator · Limited to 1 store$/).waitFor()
    expect(await page.getByText('Recent activity').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Company settings' }).count()).toBe(0)
    await expectAccessible(page)
  })
})

describe('company settings', () => {
  test('are changed, and the frame shows the new name', async () => {
    const { visit } = await company(site, { name: 'Old Name' })
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
    const { tenant, user, visit } = await company(site, { name: 'Before' })
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

  test('are kept in the form while the server cannot be reached', async () => {
    const { visit } = await company(site)
    const page = await visit('/settings')
    await page.getByLabel('Short name').fill('Kept')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
    expect(await page.getByLabel('Short name').inputValue()).toBe('Kept')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Changes saved').waitFor()
  })

  test('are not there for those who may not change them', async () => {
    const { tenant } = await addCompany(site.product)
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { role: 'MANAGER' })
    const page = await openWorkspace(site, await site.asUser(user, tenant), `/${tenant.code}/settings`)
    await page.getByText('You do not have permission for this.').waitFor()
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
