import { modules, presets } from '@leasehold/catalog'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addMember, addUser } from '../product/index.ts'
import { button, choose, company, heading, look, openWorkspace } from './pages.ts'
import { expectAccessible, type Site, startSite } from './support.ts'

const basic = presets.erp.plans.find(({ key }) => key === 'basic')?.terms.entitlements ?? {}
const basicModules = modules.filter((module) => basic[module] === true).length

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe('modules', () => {
  test('show which the plan includes, and a locked one says whom to ask', async () => {
    const { tenant, user: payer } = await addCompany(site.product, { plan: 'basic' })
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user)
    const page = await openWorkspace(site, await site.asUser(user, tenant), `/${tenant.code}/modules`)
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

test('why somebody may do something, or may not, is told link by link', async () => {
  const { tenant, user: payer, visit } = await company(site, { plan: 'basic' })
  const user = await addUser(site.product)
  await addMember(site.product, tenant, user)
  const page = await visit('/modules/hr')
  await button(page, 'Why?').click()
  const dialog = page.getByRole('dialog')
  const links = dialog.getByRole('list', { name: 'The chain, link by link' }).getByRole('listitem')
  await dialog.getByText(`${payer.displayName} does not have it`).waitFor()
  expect(await links.allInnerTexts()).toEqual([
    expect.stringMatching(/^Membership\s+passes/),
    expect.stringMatching(/^Role\s+passes/),
    expect.stringMatching(/^Stores\s+passes/),
    expect.stringMatching(/^Plan and features\s+stops here/),
    expect.stringMatching(/^State of the subscription\s+passes/),
  ])
  await look(page)
  await choose(page, 'Feature or permission', 'CRM')
  await dialog.getByText(`${payer.displayName} has it`).waitFor()
  await dialog.getByText('From Plan Basic, version 1').waitFor()

  await page.goto(`${site.workspaceUrl}/${tenant.code}/members/${user.id}`)
  await button(page, 'Why?').click()
  await dialog.getByText('Choose a member, and a feature or permission.').waitFor()
  await choose(page, 'Feature or permission', 'Change: Stores')
  await dialog.getByText(`${user.displayName} does not have it`).waitFor()
  await dialog.getByText('The role “Operator” does not allow “Change: Stores”.').waitFor()
  await look(page)
})
