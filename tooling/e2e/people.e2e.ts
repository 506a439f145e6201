import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addCompany,
  addMember,
  addUser,
  asUser,
  type TestTenant,
  type TestUser,
  testPassword,
} from '../product/index.ts'
import { mailedLink } from './mail.ts'
import { expectAccessible, type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path.startsWith('http') ? path : `${site.workspaceUrl}${path}`)
  await settled(page)
  return page
}

/** Types a name and a password into the sign-in page of a browser that knows nothing. */
async function signIn(login: string, password = testPassword): Promise<Page> {
  const page = await open(await site.visit(), '/sign-in')
  await page.getByLabel('Username or email').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

const landsIn = (page: Page, tenant: TestTenant) => page.waitForURL(`${site.workspaceUrl}/${tenant.code}`)

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** The companies that the switcher offers. */
async function companiesOf(page: Page, current: TestTenant): Promise<string[]> {
  await page.getByRole('button', { name: `Current company: ${current.name}` }).click()
  const names = await page.getByRole('dialog').getByRole('listitem').allTextContents()
  await page.keyboard.press('Escape')
  return names
}

/** A company with its billing admin, who moves others. */
async function company(name: string) {
  const { tenant, user } = await addCompany(site.product, { name })
  const admin = await asUser(site.product, user, tenant)
  const naming = async ({ id: userId }: TestUser) => {
    const { version } = await admin.members.get({ userId })
    return { userId, version }
  }
  return {
    tenant,
    admin: user,
    disable: async (user: TestUser) => admin.members.disable(await naming(user)),
    remove: async (user: TestUser) => admin.members.remove(await naming(user)),
    invite: (email: string) => admin.members.invite({ email, role: 'OPERATOR' }),
  }
}

/** A person in these companies, in this order; the first is the primary. */
async function person(...companies: { tenant: TestTenant }[]): Promise<TestUser> {
  const user = await addUser(site.product)
  for (const { tenant } of companies) await addMember(site.product, tenant, user)
  return user
}

/** Leaves a company on the page of one's companies. */
async function leave(page: Page, { name }: TestTenant): Promise<void> {
  await page.goto(`${site.workspaceUrl}/account/companies`)
  await page.getByRole('button', { name: `Leave company: ${name}` }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Leave company' }).click()
}

describe('People', () => {
  test('One company', async () => {
    const only = await company('Only House')
    const user = await person(only)
    const page = await signIn(user.username)
    await landsIn(page, only.tenant)
    expect(await companiesOf(page, only.tenant)).toEqual([expect.stringContaining('Only House')])
  })

  test('Several companies', async () => {
    const [primary, second, third] = [await company('First'), await company('Second'), await company('Third')]
    const user = await person(primary, second, third)
    await third.disable(user)
    const page = await signIn(user.email)
    await landsIn(page, primary.tenant)
    expect(await companiesOf(page, primary.tenant)).toEqual([
      expect.stringContaining('First'),
      expect.stringContaining('Second'),
    ])
    await page.goto(`${site.workspaceUrl}/${second.tenant.code}`)
    await page.getByText('Second, as Operator').waitFor()
    await page.goto(`${site.workspaceUrl}/${third.tenant.code}`)
    await heading(page, 'Page not found').waitFor()
    await expectAccessible(page)
  })

  test('Renamed', async () => {
    const { tenant, admin } = await company('Naming House')
    const user = await person({ tenant })
    const page = await open(await site.asUser(user, tenant), '/account')
    await page.getByLabel('Username').fill('quite.another')
    await page.getByLabel('Name', { exact: true }).fill('Quite Another')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your profile has been saved.').waitFor()

    const fresh = await signIn('quite.another')
    await landsIn(fresh, tenant)
    await fresh.getByText('Naming House, as Operator').waitFor()
    const old = await signIn(user.username)
    await old.getByText('The username, email or password is not right.').waitFor()
    const members = await open(await site.asUser(admin, tenant), `/${tenant.code}/members`)
    await members.getByRole('row', { name: /Quite Another.*quite\.another/ }).waitFor()
  })

  test('Disabled in one company', async () => {
    const [here, there] = [await company('Here'), await company('There')]
    const user = await person(here, there)
    const page = await signIn(user.username)
    await landsIn(page, here.tenant)
    await page.goto(`${site.workspaceUrl}/${there.tenant.code}`)
    await page.getByText('There, as Operator').waitFor()
    await there.disable(user)
    await page.reload()
    await heading(page, 'Page not found').waitFor()
    await page.goto(site.workspaceUrl)
    await landsIn(page, here.tenant)
    await landsIn(await signIn(user.username), here.tenant)
  })

  test('Leaves the primary company', async () => {
    const [primary, next] = [await company('Former House'), await company('Next House')]
    const user = await person(primary, next)
    const page = await open(await site.asUser(user, primary.tenant), `/${primary.tenant.code}`)
    await leave(page, primary.tenant)
    await landsIn(page, next.tenant)
    expect(await companiesOf(page, next.tenant)).toEqual([expect.stringContaining('Next House')])
    await landsIn(await signIn(user.username), next.tenant)
    const link = await mailedLink(site, user.email, `/${next.tenant.code}`)
    await landsIn(await open(await site.asUser(user, null), link), next.tenant)
  })

  test('Leaves every company', async () => {
    const last = await company('Last House')
    const user = await person(last)
    const page = await open(await site.asUser(user, last.tenant), `/${last.tenant.code}`)
    const elsewhere = await open(await site.asUser(user, last.tenant), `/${last.tenant.code}`)
    await leave(page, last.tenant)
    await page.waitForURL(/\/sign-in/)
    await elsewhere.reload()
    await elsewhere.waitForURL(/\/sign-in/)

    const right = await signIn(user.username)
    await right.getByText('Your account is disabled. Ask the administrator of your company').waitFor()
    await expectAccessible(right)
    const wrong = await signIn(user.username, 'a wrong password')
    await wrong.getByText('The username, email or password is not right.').waitFor()
  })

  test('Comes back', async () => {
    const old = await company('Old House')
    const user = await person(old)
    await old.remove(user)
    await old.invite(user.email)
    const page = await open(await site.visit(), await mailedLink(site, user.email, '/invite/'))
    await heading(page, 'Join Old House').waitFor()
    // The address is known: one's own account is offered first.
    expect(await page.getByLabel('Username or email').inputValue()).toBe(user.email)
    await page.getByLabel('Password', { exact: true }).fill(testPassword)
    await page.getByRole('button', { name: 'Sign in and join' }).click()
    await landsIn(page, old.tenant)
    await landsIn(await signIn(user.username), old.tenant)
  })
})
