import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addTenant } from '../product/index.ts'
import { button, choose, heading, look, openConsole } from './pages.ts'
import { type Site, settled, startPayingSite, type View } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startPayingSite()
})
afterAll(() => site.close())

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

const dialogOf = (page: Page) => page.getByRole('dialog')

/** Says why in the dialog that is open, and confirms. */
async function confirm(page: Page, reason: string, label: string): Promise<void> {
  const dialog = dialogOf(page)
  await dialog.getByLabel('Reason').fill(reason)
  const submit = dialog.getByRole('button', { name: label, exact: true })
  await expect.poll(() => submit.isEnabled()).toBe(true)
  await submit.click()
  await dialog.waitFor({ state: 'detached' })
}

/** The page of a company's contract, which is sold Professional by the month. */
async function soldByHand(name: string): Promise<{ page: Page; tenant: { id: string } }> {
  const tenant = await addTenant(site.product, { name, plan: 'basic' })
  const page = await openConsole(site, `/companies/${tenant.id}/subscription`)
  await button(page, 'New contract…').click()
  await choose(page, 'Plan', 'Professional')
  await dialogOf(page).getByRole('row', { name: /Total/ }).getByText('2,800.00').waitFor()
  await confirm(page, 'Signed on paper', 'Create contract')
  await page.getByText(/2,800\.00 a month/).waitFor()
  return { page, tenant }
}

test('staff make a contract by hand, change it, schedule less and call it off', async () => {
  const tenant = await addTenant(site.product, { name: 'Alder Tools', plan: 'basic' })
  await addTenant(site.product, { name: 'Birch Works', plan: 'professional' })
  const page = await openConsole(site, '/', 'sales')
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).first().click()
  await heading(page, 'Subscriptions').waitFor()
  await page.getByRole('link', { name: /Birch Works/ }).waitFor()
  await look(page)
  await page.getByRole('searchbox').fill('Alder')
  await expect.poll(() => page.getByRole('link', { name: /Birch Works/ }).count()).toBe(0)
  await choose(page, 'Plan', 'Basic')
  await expect.poll(() => page.url()).toContain('plan=basic')
  await page.getByRole('link', { name: /Alder Tools/ }).click()
  await heading(page, 'Alder Tools').waitFor()
  await look(page)

  await button(page, 'New contract…').click()
  const dialog = dialogOf(page)
  await choose(page, 'Plan', 'Professional')
  await dialog.getByRole('row', { name: /Total/ }).getByText('2,800.00').waitFor()
  await dialog.getByText('Nothing is charged online').waitFor()
  await look(page)
  await dialog.getByRole('button', { name: 'Create contract' }).click()
  await dialog.getByText('Please fill this in.').waitFor()
  await confirm(page, 'Signed on paper', 'Create contract')
  await page.getByText(/2,800\.00 a month/).waitFor()

  await button(page, 'Change…').click()
  await dialog.getByText('Choose other terms to see it.').waitFor()
  await field(page, 'Further users').fill('3')
  await choose(page, 'Plan', 'Enterprise')
  await dialog.getByText(/^This plan sells no further users/).waitFor()
  await field(page, 'Further users').fill('0')
  await dialog.getByText('It takes effect at once.').waitFor()
  const charged = dialog.getByRole('table', { name: 'Charged at once' })
  await charged.getByText('Given back: the rest of Professional').waitFor()
  await look(page)
  await confirm(page, 'They grow', 'Change contract')
  await page.getByText('Enterprise, version 1').waitFor()

  await button(page, 'Change…').click()
  await choose(page, 'Plan', 'Professional')
  await dialog.getByText(/It takes effect on .* Until then/).waitFor()
  await confirm(page, 'Less from next month', 'Schedule the change')
  await page.getByText(/^Professional from /).waitFor()
  await look(page)
  await button(page, 'Call off the change…').click()
  await confirm(page, 'They stay', 'Call off the change…')
  await expect.poll(() => page.getByText(/^Professional from /).count()).toBe(0)

  const timeline = page.getByRole('list', { name: 'Timeline' })
  for (const why of ['Signed on paper', 'They grow', 'Less from next month', 'They stay'])
    await timeline.getByText(why).waitFor()
  await page.goto(`${site.consoleUrl}/companies/${tenant.id}/subscription`)
  await settled(page)
  expect(await timeline.getByText('Plan: Professional → Enterprise').count()).toBe(1)
})

test('a contract is paused, ended for the end of its period, and kept after all', async () => {
  const { page } = await soldByHand('Cedar Yards')
  await button(page, 'Pause…').click()
  await confirm(page, 'Rebuilding', 'Pause…')
  await page.getByText('Paused', { exact: true }).waitFor()
  await button(page, 'End the pause…').click()
  await confirm(page, 'Open again', 'End the pause…')
  await button(page, 'Cancel…').click()
  await dialogOf(page).getByText('Everything keeps working until then').waitFor()
  await look(page)
  await confirm(page, 'Closing down', 'Cancel contract')
  await page.getByText(/The contract ends on/).waitFor()
  await button(page, 'Keep it…').click()
  await confirm(page, 'Not closing', 'Keep it…')
  await expect.poll(() => page.getByText(/The contract ends on/).count()).toBe(0)
})

test('a service waits for the next invoice, and time is moved forward', async () => {
  const { page } = await soldByHand('Dogwood Mills')
  await button(page, 'Add a service').click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('What for').fill('Import of old records')
  await dialog.getByLabel('Price of one').fill('1,200.50')
  await dialog.getByLabel('How many').fill('2')
  await dialog.getByText('2,401.00').waitFor()
  await look(page)
  await confirm(page, 'Agreed by phone', 'Add a service')
  const extras = page.getByRole('list', { name: 'On the next invoice' })
  await extras.getByText('2,401.00').waitFor()
  await button(page, 'Take back Import of old records').click()
  await confirm(page, 'Done for free', 'Take back')
  await page.getByText('Nothing waits for the next invoice.').waitFor()

  await button(page, '+1 month').click()
  await page.getByText(/thing.? ha.* happened since:/).waitFor()
  const happened = page.getByRole('list', { name: 'What has happened since the clock was moved' })
  await happened.getByText('The subscription was renewed').waitFor()
  await page.getByText(/This company lives by a test clock/).waitFor()
})

test('on a phone and in the dark the pages fit, and who may only read changes nothing', async () => {
  const view: View = { width: 360, height: 740, colorScheme: 'dark' }
  const { tenant } = await soldByHand('Elm Farms')
  const page = await openConsole(site, '/subscriptions', 'super_admin', view)
  for (const path of [
    '/subscriptions',
    `/companies/${tenant.id}/subscription`,
    '/subscriptions/coupons',
    '/subscriptions/billing',
    '/stripe',
    '/stripe/reconciliation',
  ]) {
    await page.goto(`${site.consoleUrl}${path}`)
    await look(page)
  }
  const reader = await openConsole(site, `/companies/${tenant.id}/subscription`, 'support')
  await reader.getByText(/2,800\.00 a month/).waitFor()
  for (const name of ['Change…', 'Cancel…', 'Pause…', 'Add a service', '+1 day'])
    expect(await button(reader, name).count()).toBe(0)
})
