import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addCompany,
  addOnboardingLink,
  addTenant,
  addUser,
  type TestTenant,
  testPassword,
} from '../product/index.ts'
import { expectAccessible, expectFits, type Site, settled, startSite, type View } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

let counter = 0

/** A company as staff have just created it. */
function newCompany(given: Parameters<typeof addTenant>[1] = {}) {
  const contact = { contactPerson: 'Mika Sato', contactEmail: `mika${++counter}@example.com` }
  return addTenant(site.product, { activation: 'pending_creation', plan: 'trial', ...contact, ...given })
}

const addressOf = (token: string) => `${site.workspaceUrl}/onboarding/${token}`

/** A browser of its own at a link of the company. */
async function openLink(tenant: TestTenant, given?: Parameters<typeof addOnboardingLink>[2], view?: View) {
  const address = addressOf(await addOnboardingLink(site.product, tenant, given))
  return { address, page: await open(address, view) }
}

async function open(address: string, view?: View): Promise<Page> {
  const page = await (await site.visit(view)).newPage()
  await page.goto(address)
  await settled(page)
  return page
}

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

async function makeAccount(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Create account and continue' }).click()
}

/** Reloads and finds the page as it was. */
async function reload(page: Page, heading: string | RegExp): Promise<void> {
  await page.reload()
  await title(page, heading).waitFor()
}

/** The state of a page that people get to see: accessible, and no wider than the screen. */
async function look(page: Page): Promise<void> {
  await settled(page)
  await expectAccessible(page)
  await expectFits(page)
}

test('the first person goes through all four steps and lands in the workspace', async () => {
  const tenant = await newCompany({ name: 'Northwind' })
  const { page } = await openLink(tenant)
  await title(page, 'Welcome to Northwind').waitFor()
  await look(page)
  await reload(page, 'Welcome to Northwind')
  await page.getByRole('link', { name: 'Get started' }).click()

  await title(page, 'Create your account').waitFor()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Mika Sato')
  const taken = await addUser(site.product)
  await page.getByLabel('Username').fill(taken.username)
  await page.getByText('This username is taken.').first().waitFor()
  await page.getByLabel('Username').fill('mika.north')
  await page.getByText('This username is free.').waitFor()
  await look(page)
  await reload(page, 'Create your account')
  expect(await page.getByLabel('Username').inputValue()).toBe('mika.north')
  await page.getByRole('button', { name: 'Create account and continue' }).click()
  await page.getByText('Use at least 10 characters.').waitFor()
  await makeAccount(page, taken.username)
  const username = page.getByLabel('Username')
  await expect.poll(() => username.evaluate((input) => input.matches(':focus[aria-invalid=true]'))).toBe(true)
  await page.getByLabel('Email').fill(taken.email)
  await makeAccount(page, 'mika.north')
  await page.getByText('This email address is already in use.').waitFor()
  expect(await page.getByLabel('Email').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Email').fill('mika.north@example.com')
  await makeAccount(page, 'mika.north')

  await title(page, 'Tell us about Northwind').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/${tenant.code}/setup`)
  await page.getByRole('button', { name: 'Sales' }).dblclick()
  const departments = page.getByRole('list', { name: 'Departments of the company' })
  await departments.getByText('Sales').waitFor()
  await page.getByLabel('Name of the department').fill('Roasting')
  await page.getByLabel('Name of the department').press('Enter')
  await departments.getByText('Roasting').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  // The next one can be typed at once.
  await page.keyboard.type('Packing')
  await page.keyboard.press('Enter')
  await departments.getByText('Packing').waitFor()
  await page.getByRole('radio', { name: /^Manager/ }).check()
  await page.getByLabel('Name of the store').fill('Harbour')
  await page.getByLabel('Short code').fill('S01')
  await page.getByRole('button', { name: 'Add store' }).click()
  await page.getByText('1 of 1 store of your plan is in use.').waitFor()
  await look(page)
  await reload(page, 'Tell us about Northwind')
  await departments.getByText('Roasting').waitFor()
  await page.getByText('Harbour (S01)').waitFor()
  expect(await page.getByRole('radio', { name: /^Manager/ }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Finish' }).click()

  await title(page, 'Northwind is ready').waitFor()
  await page.getByText(tenant.code).waitFor()
  await look(page)
  await reload(page, 'Northwind is ready')
  await page.getByRole('link', { name: 'Open the workspace' }).click()
  await title(page, 'Welcome, Mika Sato').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/${tenant.code}`)
})

test('whoever leaves half-way is led back, by the link or by signing in', async () => {
  const tenant = await newCompany({ name: 'Halfway' })
  const { page, address } = await openLink(tenant)
  await page.getByRole('link', { name: 'Get started' }).click()
  await makeAccount(page, 'half.way')
  await title(page, 'Tell us about Halfway').waitFor()

  await page.goto(`${site.workspaceUrl}/${tenant.code}`)
  await title(page, 'Tell us about Halfway').waitFor()
  await page.goto(address)
  await title(page, 'Tell us about Halfway').waitFor()

  const elsewhere = await open(address)
  await title(elsewhere, 'Sign in to continue').waitFor()
  await look(elsewhere)
  await elsewhere.getByRole('link', { name: 'Sign in' }).click()
  await elsewhere.getByLabel('Username or email').fill('half.way')
  await elsewhere.getByLabel('Password', { exact: true }).fill(testPassword)
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await title(elsewhere, 'Tell us about Halfway').waitFor()
  await elsewhere.getByRole('button', { name: 'Finish' }).click()
  await title(elsewhere, 'Halfway is ready').waitFor()

  // The first tab finishes too late, and that is no error.
  await page.getByRole('button', { name: 'Finish' }).click()
  await title(page, 'Halfway is ready').waitFor()
})

describe('two tabs', () => {
  test('of one browser: the one left behind follows', async () => {
    const tenant = await newCompany({ name: 'Two Tabs' })
    const { page, address } = await openLink(tenant)
    const other = await page.context().newPage()
    await other.goto(`${address}?step=account`)
    await title(other, 'Create your account').waitFor()
    await page.getByRole('link', { name: 'Get started' }).click()
    await makeAccount(page, 'two.tabs')
    await title(page, 'Tell us about Two Tabs').waitFor()
    await title(other, 'Tell us about Two Tabs').waitFor()
  })

  test('of two people: the one who is too late is asked to sign in', async () => {
    const tenant = await newCompany({ name: 'Two People' })
    const { page, address } = await openLink(tenant)
    const late = await open(`${address}?step=account`)
    await page.getByRole('link', { name: 'Get started' }).click()
    await makeAccount(page, 'first.here')
    await title(page, 'Tell us about Two People').waitFor()
    await late.getByLabel('Email').fill('late@example.com')
    await makeAccount(late, 'too.late')
    await title(late, 'Sign in to continue').waitFor()
  })
})

test('someone with an account uses it for a further company', async () => {
  const { tenant: first, user } = await addCompany(site.product, { name: 'First Home' })
  const tenant = await newCompany({ name: 'Second Home' })
  const address = addressOf(await addOnboardingLink(site.product, tenant))
  const page = await (await site.asUser(user, first)).newPage()
  await page.goto(address)
  await page.getByRole('link', { name: 'Get started' }).click()
  await page.getByRole('heading', { name: `You are signed in as ${user.displayName}` }).waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Use this account' }).click()
  await title(page, 'Tell us about Second Home').waitFor()
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('link', { name: 'Open the workspace' }).click()
  await title(page, `Welcome, ${user.displayName}`).waitFor()
  await page.getByRole('button', { name: 'Current company: Second Home' }).click()
  await page.getByText('First Home').waitFor()
})

test('someone with an account signs in on the way and comes back', async () => {
  const { user } = await addCompany(site.product)
  const { page } = await openLink(await newCompany({ name: 'Detour' }))
  await page.getByRole('link', { name: 'Get started' }).click()
  await page.getByRole('link', { name: 'Sign in and use it' }).click()
  await page.getByLabel('Username or email').fill(user.username)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Use this account' }).waitFor()
})

test('someone else’s session is no way into the wizard of another', async () => {
  const owner = await addUser(site.product)
  const { user: other, tenant: own } = await addCompany(site.product)
  const tenant = await newCompany()
  const address = addressOf(await addOnboardingLink(site.product, tenant, { userId: owner.id }))
  const page = await (await site.asUser(other, own)).newPage()
  await page.goto(address)
  await page.getByText(`You are signed in as ${other.displayName}`).waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await title(page, 'Sign in').waitFor()
})

describe('a link that ended says which way', () => {
  const past = new Date(Date.now() - 1000)

  test.each([
    ['used', { usedAt: past }, 'This link has been used'],
    ['expired', { expiresAt: past }, 'This link has expired'],
    ['replaced', { replacedAt: past }, 'This link has been replaced'],
  ])('%s', async (_, given, words) => {
    const { page } = await openLink(await newCompany(), given)
    await title(page, words).waitFor()
    await look(page)
  })

  test('cut off', async () => {
    const page = await open(addressOf('abc'))
    await title(page, 'This link is not valid').waitFor()
    await look(page)
  })
})

test('the page speaks the language of the company, and another when asked to', async () => {
  const tenant = await newCompany({ name: '桜商事', locale: 'ja' })
  const { page } = await openLink(tenant)
  await title(page, '桜商事へようこそ').waitFor()
  await page.getByLabel('言語').selectOption('zh-CN')
  await title(page, '欢迎加入桜商事').waitFor()
  await reload(page, '欢迎加入桜商事')
})

test.each(['light', 'dark'] as const)('by keyboard alone on a phone, %s', async (colorScheme) => {
  const tenant = await newCompany({ name: 'Keys' })
  const { page } = await openLink(tenant, {}, { width: 360, colorScheme })
  await look(page)
  await page.getByRole('link', { name: 'Get started' }).focus()
  await page.keyboard.press('Enter')
  await title(page, 'Create your account').waitFor()
  await page.getByLabel('Username').focus()
  await page.keyboard.type(`keys.${colorScheme}`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(testPassword)
  await look(page)
  await page.keyboard.press('Enter')
  await title(page, 'Tell us about Keys').waitFor()
  await look(page)
  await page.getByRole('button', { name: 'Finish' }).focus()
  await page.keyboard.press('Enter')
  await title(page, 'Keys is ready').waitFor()
  await look(page)
})
