import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asUser,
  type TestTenant,
  type TestUser,
  testPassword,
} from '../product/index.ts'
import { mailedLink } from './mail.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

const invitationLink = (to: string) => mailedLink(site, to, '/invite/')

/** Waits until the list has so many rows, its head among them. */
const expectRows = (page: Page, count: number) => expect.poll(() => page.getByRole('row').count()).toBe(count)

/** Invites someone in the page's dialog. */
async function invite(page: Page, email: string, role?: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(email)
  if (role) {
    await dialog.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: role }).click()
  }
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByText(`Invitation sent to ${email}`).waitFor()
}

async function company(given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(site.product, given)
  return { tenant, user, page: await open(await site.asUser(user, tenant), `/${tenant.code}/members`) }
}

async function join(tenant: TestTenant, given: Parameters<typeof addMember>[3] = {}): Promise<TestUser> {
  const user = await addUser(site.product)
  await addMember(site.product, tenant, user, given)
  return user
}

test('someone is invited, makes an account by the link, and is a member', async () => {
  const { tenant, user, page } = await company({ name: 'Harbour Coffee' })
  await heading(page, 'Members').waitFor()
  await expectAccessible(page)
  await invite(page, 'newcomer@example.com', 'Manager')
  await page.getByText('2 of 50 seats taken · 1 of them by an open invitation').waitFor()
  await page.getByRole('link', { name: 'Invitations' }).click()
  await page.getByRole('row', { name: /newcomer@example\.com.*Manager.*Waiting/ }).waitFor()
  await expectAccessible(page)

  const link = await invitationLink('newcomer@example.com')
  const guest = await open(await site.visit(), link)
  await heading(guest, 'Join Harbour Coffee').waitFor()
  await guest
    .getByText(`${user.displayName} invites you to join Harbour Coffee. Your role: Manager.`)
    .waitFor()
  await expectAccessible(guest)
  await guest.getByLabel('Your name').fill('Nora Newcomer')
  await guest.getByLabel('Username').fill(user.username.toUpperCase())
  await guest.getByText('This username is taken.').waitFor()
  await expectAccessible(guest)
  await guest.getByLabel('Username').fill('nora.newcomer')
  await guest.getByText('This username is free.').waitFor()
  await guest.getByLabel('Password', { exact: true }).fill(testPassword)
  await guest.getByRole('button', { name: 'Create account and join' }).click()
  await guest.waitForURL(`${site.workspaceUrl}/${tenant.code}`)
  await heading(guest, 'Welcome, Nora Newcomer').waitFor()

  await page.goto(`${site.workspaceUrl}/${tenant.code}/members`)
  await page.getByRole('row', { name: /Nora Newcomer.*newcomer@example\.com.*Manager.*Active/ }).waitFor()

  const again = await open(await site.visit(), link)
  await heading(again, 'This invitation has been accepted').waitFor()
  await expectAccessible(again)
})

test('who is signed in sees as whom they join, and may join as somebody else', async () => {
  const { tenant, page } = await company({ name: 'Second Shop' })
  const { tenant: home, user } = await addCompany(site.product, { name: 'Home Shop' })
  await invite(page, 'another.address@example.com')
  const link = await invitationLink('another.address@example.com')

  const guest = await open(await site.asUser(user, home), link)
  const as = guest.getByRole('region', { name: 'You join as' })
  await as.getByText(user.email).waitFor()
  await guest.getByText('The invitation was sent to another.address@example.com.').waitFor()
  await expectAccessible(guest)
  await guest.getByRole('button', { name: 'Join with another account' }).click()
  await guest.getByText('I have an account').click()
  await guest.getByLabel('Username or email').fill(user.username)
  await guest.getByLabel('Password', { exact: true }).fill('not the password')
  await guest.getByRole('button', { name: 'Sign in and join' }).click()
  await guest.getByText('The username, email or password is not right.').waitFor()
  await expectAccessible(guest)
  await guest.getByLabel('Password', { exact: true }).fill(testPassword)
  await guest.getByRole('button', { name: 'Sign in and join' }).click()
  await guest.waitForURL(`${site.workspaceUrl}/${tenant.code}`)
  // The switcher knows both companies at once.
  await guest.getByRole('button', { name: 'Current company: Second Shop' }).click()
  const companies = guest.getByRole('dialog').getByRole('listitem')
  await expect
    .poll(() => companies.allTextContents())
    .toEqual([expect.stringContaining('Home Shop'), expect.stringContaining('Second Shop')])
})

test('an invitation is sent again and withdrawn; the links say so', async () => {
  const { page } = await company()
  await invite(page, 'later@example.com')
  const first = await invitationLink('later@example.com')
  await page.getByRole('link', { name: 'Invitations' }).click()
  const actions = page.getByRole('button', { name: 'Actions for later@example.com' })
  await actions.click()
  await page.getByRole('menuitem', { name: 'Send again' }).click()
  await page.getByText('A new link was sent to later@example.com').waitFor()
  await expect.poll(() => invitationLink('later@example.com')).not.toBe(first)
  const second = await invitationLink('later@example.com')
  await heading(await open(await site.visit(), first), 'This invitation is not valid').waitFor()

  const guest = await open(await site.visit(), second)
  await heading(guest, /^Join/).waitFor()
  await actions.click()
  await page.getByRole('menuitem', { name: 'Withdraw' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('No open invitations').waitFor()
  await expectAccessible(page)
  // The guest had the page open all along.
  await guest.getByLabel('Your name').fill('Late Guest')
  await guest.getByLabel('Username').fill('late.guest')
  await guest.getByLabel('Password', { exact: true }).fill(testPassword)
  await guest.getByRole('button', { name: 'Create account and join' }).click()
  await heading(guest, 'This invitation has been withdrawn').waitFor()
  await expectAccessible(guest)
})

test('when the seats are taken the dialog says whom to ask', async () => {
  const { tenant, user, page } = await company({ plan: 'trial' })
  const orgAdmin = await join(tenant, { role: 'ORG_ADMIN' })
  const caller = await asUser(site.product, orgAdmin, tenant)
  for (const name of ['a', 'b'])
    await caller.members.invite({ email: `${name}@example.com`, role: 'OPERATOR' })
  const waiting = await open(await site.asUser(orgAdmin, tenant), `/${tenant.code}/members`)
  await waiting.getByRole('button', { name: 'Invite member' }).click()
  await waiting.getByRole('dialog').getByLabel('Email').fill('last@example.com')
  // The last seat goes while the dialog is open.
  await page.reload()
  await invite(page, 'faster@example.com')
  await waiting.getByRole('button', { name: 'Send invitation' }).click()
  await waiting.getByText(`ask ${user.displayName} (${user.email}) for a larger plan`).waitFor()
  await expectAccessible(waiting)
})

test('a member is found, changed, shut out, let in and removed', async () => {
  const { tenant, page } = await company({ name: 'Old Town Books' })
  const store = await addStore(site.product, tenant, 'Central Station')
  const user = await join(tenant)
  for (let i = 0; i < 3; i++) await join(tenant)
  const theirs = await open(await site.asUser(user, tenant), `/${tenant.code}`)
  await page.reload()
  await page.getByPlaceholder('Search name, username or email').fill(user.username)
  await expectRows(page, 2)
  await page.getByRole('link', { name: user.displayName }).click()
  await heading(page, user.displayName).waitFor()
  await expectAccessible(page)

  await page.getByRole('combobox', { name: 'Stores' }).click()
  await page.getByRole('option', { name: store.name }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Manager' }).click()
  await page.getByText('is signed out everywhere and has to sign in again').waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('has been signed out and has to sign in again').waitFor()
  await theirs.reload()
  await theirs.waitForURL(/\/sign-in/)

  const next = await open(await site.asUser(user, tenant), `/${tenant.code}`)
  await next.getByText('Old Town Books, as Manager').waitFor()
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  await page.getByLabel('Reason').fill('On leave')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('button', { name: 'Enable' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enable' }).click()
  await page.getByText(`${user.displayName} can enter again`).waitFor()

  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText(`${user.displayName} was removed`).waitFor()
  await heading(page, 'Members').waitFor()
  await expectRows(page, 5)
})

test('the second of two who edit one member loses nothing', async () => {
  const { tenant, user: admin, page } = await company()
  const user = await join(tenant)
  const path = `/${tenant.code}/members/${user.id}`
  await page.goto(`${site.workspaceUrl}${path}`)
  const other = await open(await site.asUser(admin, tenant), path)
  const choose = async (where: Page, role: string) => {
    await where.getByRole('combobox', { name: 'Role' }).click()
    await where.getByRole('option', { name: role }).click()
    await where.getByRole('button', { name: 'Save changes' }).click()
  }
  await choose(page, 'Manager')
  await page.getByText(/has been signed out/).waitFor()
  await choose(other, 'Administrator')
  await other.getByText('Someone else changed this meanwhile').waitFor()
  await expectAccessible(other)
  expect(await other.getByRole('combobox', { name: 'Role' }).inputValue()).toBe('Administrator')
  await other.getByRole('button', { name: 'Load the newest version' }).click()
  const role = other.getByRole('combobox', { name: 'Role' })
  await expect.poll(() => role.inputValue()).toBe('Manager')
  await choose(other, 'Administrator')
  await other.getByText(/has been signed out/).waitFor()
})

test('an operator is shown no members, a manager only those of own stores', async () => {
  const { tenant } = await company()
  const store = await addStore(site.product, tenant)
  const [manager, here] = [
    await join(tenant, { role: 'MANAGER', storeIds: [store.id] }),
    await join(tenant, { storeIds: [store.id] }),
  ]
  const operators = await open(await site.asUser(here, tenant), `/${tenant.code}`)
  expect(await operators.getByRole('link', { name: 'Members' }).count()).toBe(0)

  const page = await open(await site.asUser(manager, tenant), `/${tenant.code}/members`)
  await expectRows(page, 3)
  await page.getByRole('button', { name: 'Invite member' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill('anyone@example.com')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByText('Choose at least one of your stores.').waitFor()
  await expectAccessible(page)
})

test('every page fits a phone and is readable in the dark', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'A company whose name is long' })
  const member = await join(tenant)
  const caller = await asUser(site.product, user, tenant)
  const email = 'somebody.with.a.long.address@subdomain.example.com'
  await caller.members.invite({ email, role: 'OPERATOR' })
  const { pathname: link } = new URL(await invitationLink(email))
  const members = `/${tenant.code}/members`
  // Each page in one language, each language on several pages.
  const inside = {
    en: [members, `${members}/${user.id}`],
    'zh-CN': [`${members}/${member.id}`],
    ja: [`${members}/invitations`, link],
  }
  const outside = { en: ['/invite/cut-short'], 'zh-CN': [link], ja: [] }
  for (const locale of ['en', 'zh-CN', 'ja'] as const) {
    const view = { width: 360, height: 720, locale, colorScheme: 'dark' } as const
    const context = await site.asUser(user, tenant, view)
    for (const path of inside[locale]) await expectReadable(await open(context, path))
    const visitor = await site.visit(view)
    for (const path of outside[locale]) await expectReadable(await open(visitor, path))
    await context.close()
    await visitor.close()
  }
})

async function expectReadable(page: Page): Promise<void> {
  await expectFits(page)
  await expectAccessible(page)
  await page.close()
}
