import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAdmin, addCompany, addMember, addTenant, addUser, testPassword } from '../product/index.ts'
import { mailedLink } from './mail.ts'
import { expectAccessible, expectFits, type Site, settled, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const newPassword = 'a quite different phrase'

async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await settled(page)
  return page
}

async function signIn(page: Page, login: string, password: string, companyCode?: string): Promise<void> {
  await page.getByLabel('Username or email').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  if (companyCode) {
    await page.getByRole('button', { name: 'Enter a company code' }).click()
    await page.getByLabel('Company code').fill(companyCode)
  }
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** The address in the newest mail to someone, as staff read it in the console. */
async function linkInMail(to: string): Promise<string> {
  // The worker writes it in its own time.
  await mailedLink(site, to, '/')
  const staff = await site.asAdmin(await addAdmin(site.product, 'support'))
  const page = await open(staff, `${site.consoleUrl}/mail?query=${encodeURIComponent(to)}`)
  await expectAccessible(page)
  await page.getByRole('link', { name: to }).first().click()
  await heading(page, 'Reset your password').waitFor()
  await page.frameLocator('iframe').getByRole('link', { name: 'Choose a new password' }).waitFor()
  await page.getByRole('tab', { name: 'Plain text' }).click()
  // Only now: axe cannot look into a frame that may not run scripts, and waits for it.
  await expectAccessible(page)
  const text = await page.getByRole('tabpanel').textContent()
  await staff.close()
  return /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? ''
}

test('a forgotten password: asked for, read in the mail, replaced, signed in with', async () => {
  const { tenant, user } = await addCompany(site.product, { name: 'Harbour Tea' })
  const context = await site.visit()
  const page = await open(context, `${site.workspaceUrl}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expectAccessible(page)
  await page.getByLabel('Username or email').fill(user.username)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await heading(page, 'Check your mail').waitFor()
  await expectAccessible(page)

  const link = await linkInMail(user.email)
  await page.goto(link)
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Set the new password' }).click()
  await page.getByText('Use at least 10 characters.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('password1234')
  await page.getByRole('button', { name: 'Set the new password' }).click()
  await page.getByText('This password is among those that are guessed first.').waitFor()
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Set the new password' }).click()
  await heading(page, 'Your password has been changed').waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, user.email, testPassword)
  await page.getByRole('alert').waitFor()
  await signIn(page, user.email, newPassword)
  await page.waitForURL(`${site.workspaceUrl}/${tenant.code}`)

  const again = await open(await site.visit(), link)
  await heading(again, 'This link no longer works').waitFor()
  await again.getByText('This link has already been used.').waitFor()
  await expectAccessible(again)
  await again.getByRole('link', { name: 'Ask for a new link' }).click()
  await again.waitForURL(`${site.workspaceUrl}/forgot-password`)
})

test('a changed password goes on here and ends everywhere else', async () => {
  const { tenant, user } = await addCompany(site.product)
  const [here, there] = [await site.asUser(user, tenant), await site.asUser(user, tenant)]
  const other = await open(there, `${site.workspaceUrl}/${tenant.code}`)
  const page = await open(here, `${site.workspaceUrl}/account/security`)
  await page.getByLabel('Current password').fill('not the password')
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('The current password is not right.').waitFor()
  await page.getByLabel('Current password').fill(testPassword)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('you have been signed out everywhere else').waitFor()
  await expectAccessible(page)
  await page.reload()
  await heading(page, 'Password and sessions').waitFor()

  await other.reload()
  await other.waitForURL(/\/sign-in/)
})

test('sessions are seen and ended', async () => {
  const { tenant, user } = await addCompany(site.product)
  const contexts = await Promise.all([1, 2, 3].map(() => site.asUser(user, tenant)))
  const [here, second, third] = contexts as [BrowserContext, BrowserContext, BrowserContext]
  const page = await open(here, `${site.workspaceUrl}/account/security`)
  const sessions = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  await expect.poll(() => sessions.count()).toBe(3)
  expect(await sessions.first().textContent()).toContain('This session')

  await sessions.last().getByRole('button').click()
  await expect.poll(() => sessions.count()).toBe(2)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect.poll(() => sessions.count()).toBe(1)
  for (const context of [second, third]) {
    const shut = await open(context, `${site.workspaceUrl}/${tenant.code}`)
    await shut.waitForURL(/\/sign-in/)
  }
})

test('two tabs hold two companies; the switcher lists the active ones; a code decides', async () => {
  const { tenant: first, user } = await addCompany(site.product, { name: 'First House' })
  const second = await addTenant(site.product, { name: 'Second House' })
  await addMember(site.product, second, user, { role: 'MANAGER' })
  const left = await addTenant(site.product, { name: 'Left House' })
  await addMember(site.product, left, user, { status: 'disabled' })

  const context = await site.visit()
  const tab = await open(context, `${site.workspaceUrl}/sign-in`)
  await signIn(tab, user.email, testPassword)
  await tab.waitForURL(`${site.workspaceUrl}/${first.code}`)
  await tab.getByRole('button', { name: 'Current company: First House' }).click()
  const companies = tab.getByRole('dialog').getByRole('listitem')
  expect(await companies.allTextContents()).toEqual([
    expect.stringContaining('First House'),
    expect.stringContaining('Second House'),
  ])
  await expectAccessible(tab)

  const [other] = await Promise.all([
    context.waitForEvent('page'),
    tab.getByRole('link', { name: 'Open Second House in a new tab' }).click(),
  ])
  await other.getByText('Second House, as Manager').waitFor()
  await tab.keyboard.press('Escape')
  await tab.reload()
  await tab.getByText('First House, as Billing admin').waitFor()
  await other.reload()
  await other.getByText('Second House, as Manager').waitFor()

  await tab.goto(`${site.workspaceUrl}/${left.code}`)
  await heading(tab, 'Page not found').waitFor()

  await other.goto(`${site.workspaceUrl}/account/companies`)
  await other.getByRole('button', { name: 'Make primary: Second House' }).click()
  await other.getByText('You now land in Second House when you sign in.').waitFor()
  await expectAccessible(other)

  const byCode = await open(await site.visit(), `${site.workspaceUrl}/sign-in`)
  await signIn(byCode, user.username, testPassword, first.code.replace('TEN-', '').toLowerCase())
  await byCode.waitForURL(`${site.workspaceUrl}/${first.code}`)
  const plain = await open(await site.visit(), `${site.workspaceUrl}/sign-in`)
  await signIn(plain, user.username, testPassword)
  await plain.waitForURL(`${site.workspaceUrl}/${second.code}`)
})

test('a language that was chosen is there on the next device', async () => {
  const { tenant, user } = await addCompany(site.product)
  const page = await open(await site.asUser(user, tenant), `${site.workspaceUrl}/account`)
  const saved = page.waitForResponse((answer) => answer.url().includes('account.setLocale'))
  await page.getByRole('region', { name: 'Language' }).getByRole('combobox').selectOption('ja')
  await heading(page, 'プロフィール').waitFor()
  expect((await saved).status()).toBe(200)
  await expectAccessible(page)

  const elsewhere = await open(await site.asUser(user, tenant), `${site.workspaceUrl}/account`)
  await heading(elsewhere, 'プロフィール').waitFor()
})

test('a profile is edited: a name that is taken is told while typing, and the new one signs in', async () => {
  await addUser(site.product, { username: 'occupied' })
  const { tenant, user } = await addCompany(site.product)
  const page = await open(await site.asUser(user, tenant), `${site.workspaceUrl}/account`)
  await page.getByLabel('Username').fill('Occupied')
  await page.getByText('This username is taken.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Username').fill('vacant.name')
  await page.getByText('This username is free.').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Mika Mäkinen')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Your profile has been saved.').waitFor()
  await page.getByRole('banner').getByText('Mika Mäkinen').waitFor()

  await page.getByRole('button', { name: 'Change the address' }).click()
  await page.getByLabel('New email address').fill('mika@example.org')
  await page.getByLabel('Current password').fill(testPassword)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change the address' }).click()
  await page.getByText('Mail about your account goes to mika@example.org.').waitFor()

  const fresh = await open(await site.visit(), `${site.workspaceUrl}/sign-in`)
  await signIn(fresh, 'vacant.name', testPassword)
  await fresh.waitForURL(`${site.workspaceUrl}/${tenant.code}`)
})

test('every page fits a phone, in every language, and is readable in the dark', async () => {
  const tenant = await addTenant(site.product, { name: 'A company whose name is too long for any phone' })
  const phone = { width: 360, height: 720, colorScheme: 'dark' } as const
  const paths = [
    'sign-in',
    'forgot-password',
    `reset-password/${'x'.repeat(43)}`,
    'account',
    'account/security',
    'account/companies',
  ]
  for (const locale of ['en', 'zh-CN', 'ja'] as const) {
    const user = await addUser(site.product, { locale })
    for (const company of [tenant, await addTenant(site.product)])
      await addMember(site.product, company, user)
    const context = await site.asUser(user, tenant, { ...phone, locale })
    const page = await context.newPage()
    for (const path of paths) {
      await page.goto(`${site.workspaceUrl}/${path}`)
      await settled(page)
      await expectFits(page)
      // What axe looks at does not depend on the language.
      if (locale === 'ja') await expectAccessible(page)
    }
    const staff = await site.asAdmin(await addAdmin(site.product), { ...phone, locale })
    await expectFits(await open(staff, `${site.consoleUrl}/mail`))
    await Promise.all([context.close(), staff.close()])
  }
})
