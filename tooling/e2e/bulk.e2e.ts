import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addTenant } from '../product/index.ts'
import { button, choose, heading, look, openConsole } from './pages.ts'
import { expectAccessible, expectFits, type Site, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

const counted = (page: Page, label: string) =>
  page.getByRole('definition').and(page.locator(`dt:text-is("${label}") + dd`))

test('a plan is sold to three companies at once, watched to its end, and found in the history', async () => {
  for (let i = 1; i <= 3; i++) await addTenant(site.product, { name: `Together ${i}`, plan: 'basic' })
  await addTenant(site.product, { name: 'Together 4', plan: 'basic' })
  const page = await openConsole(site, '/companies?query=together')
  for (let i = 1; i <= 3; i++) await page.getByLabel(`Select Together ${i}`).check()
  await page.getByText('3 companies selected').waitFor()
  await look(page)
  await page.getByRole('link', { name: 'Change selected' }).click()
  await heading(page, 'Change many companies').waitFor()
  await page.getByText('3 selected companies').waitFor()
  await choose(page, 'Plan', 'Professional')
  await button(page, 'Show what will change').click()
  await page.getByText('Inventory: Closed → Open').first().waitFor()
  expect(await counted(page, 'Will change').textContent()).toBe('3')
  await look(page)
  await page.getByLabel('Reason').fill('Spring offer')
  await button(page, 'Change 3 companies').click()

  await heading(page, 'Apply Professional, version 1').waitFor()
  await page.getByText('100% done').waitFor()
  await page.getByText('Done', { exact: true }).first().waitFor()
  expect(await counted(page, 'Changed').textContent()).toBe('3')
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Changed' }).count()).toBe(3)
  await look(page)

  await page.getByRole('link', { name: 'Show their sync runs' }).click()
  await heading(page, 'Sync').waitFor()
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Together' }).count()).toBe(3)
  await look(page)
  await rowOf(page, 'Together 1').getByRole('link').click()
  await heading(page, 'Run of Together 1').waitFor()
  await page.getByText('Check what each role may do').waitFor()
  await look(page)
  const before = page.url()
  await button(page, 'Run again').click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByText('Done', { exact: true }).first().waitFor()

  await page.goto(`${site.consoleUrl}/bulk`)
  await page
    .getByRole('row')
    .filter({ hasText: 'Apply Professional, version 1' })
    .getByText('100% done')
    .waitFor()
  await look(page)
})

test('what has drifted is listed and mended', async () => {
  for (const name of ['Adrift Ltd', 'Afloat Ltd']) await addTenant(site.product, { name })
  const page = await openConsole(site, '/sync/drift')
  await look(page)
  await button(page, 'Mend Adrift Ltd').click()
  await page.getByText('1 run asked for.').waitFor()
  await expect.poll(() => rowOf(page, 'Adrift Ltd').count()).toBe(0)
  await button(page, 'Mend all listed').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mend', exact: true }).click()
  await page.getByText('No drift').waitFor()
})

test('what fails of a bulk change says why, and is tried again; two hundred fit in one choice', async () => {
  await addTenant(site.product, { name: 'Fails One', plan: 'basic', state: 'past_due' })
  await addTenant(site.product, { name: 'Fails Not', plan: 'basic' })
  const page = await openConsole(site, '/companies?query=fails')
  await page.getByRole('link', { name: 'Change all that match' }).click()
  await page.getByText('All companies that match the filters').waitFor()
  await page.getByText('Set a feature', { exact: true }).click()
  await choose(page, 'Feature', 'Inventory')
  await page.getByText('Open', { exact: true }).click()
  await button(page, 'Show what will change').click()
  await page.getByLabel('Reason').waitFor()
  await look(page)

  await page.getByText('Apply a plan', { exact: true }).click()
  expect(await page.getByLabel('Reason').count()).toBe(0)
  await choose(page, 'Plan', 'Trial')
  await button(page, 'Show what will change').click()
  await page.getByText('Not possible: the state of the subscription forbids it').waitFor()
  await page.getByLabel('Reason').fill('Try both')
  await button(page, 'Change 2 companies').click()
  await page.getByText('Done, with failures').waitFor()
  await choose(page, 'State', 'Failed')
  await rowOf(page, 'Fails One').getByText('This is not possible in the present state.').waitFor()
  await look(page)
  const before = page.url()
  await button(page, 'Retry failed').click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByText('Done, with failures').waitFor()
  await rowOf(page, 'Fails One').waitFor()

  for (let i = 0; i < 200; i++) await addTenant(site.product, { name: `Many ${i}`, plan: 'basic' })
  await page.goto(`${site.consoleUrl}/companies?query=many`)
  for (let picked = 25; picked <= 200; picked += 25) {
    await page.getByLabel('Select all companies on this page').check()
    await page.getByText(`${picked} companies selected`).waitFor()
    if (picked < 200) {
      await button(page, 'Next page').click()
      await expect.poll(() => page.getByLabel('Select all companies on this page').isChecked()).toBe(false)
    }
  }
  await page.getByRole('link', { name: 'Change selected' }).click()
  await choose(page, 'Plan', 'Professional')
  await button(page, 'Show what will change').click()
  await button(page, 'Change 200 companies').waitFor()
  await page.getByText('Only the first 100 are shown.').waitFor()

  await page.goto(`${site.consoleUrl}/sync/drift`)
  await look(page)
  await button(page, 'Mend every company').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mend', exact: true }).click()
  await page.getByText('Every company is being looked at').waitFor()
})

test('what waits of a bulk change is called off', async () => {
  // Nobody works anything off here: everything waits for as long as the test wants.
  const idle = await startSite({ PROCESS_ROLE: 'api' })
  onTestFinished(() => idle.close())
  for (let i = 1; i <= 2; i++) await addTenant(idle.product, { name: `Waits ${i}`, plan: 'basic' })
  const page = await openConsole(idle, '/bulk/new?query=waits')
  await choose(page, 'Plan', 'Professional')
  await button(page, 'Show what will change').click()
  await page.getByLabel('Reason').fill('Too early')
  await button(page, 'Change 2 companies').click()
  await heading(page, 'Apply Professional, version 1').waitFor()
  await page.getByText('Under way').waitFor()
  await expect.poll(() => rowOf(page, 'Waiting').count()).toBe(2)

  await button(page, 'Cancel waiting').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Companies that were changed already stay changed.').waitFor()
  // Not `look`: for as long as the change goes on, the page waits for news of it.
  await expectAccessible(page)
  await expectFits(page)
  await dialog.getByRole('button', { name: 'Cancel waiting' }).click()
  await page.getByText('What was waiting has been called off.').waitFor()
  await page.getByText('Cancelled', { exact: true }).first().waitFor()
  await expect.poll(() => rowOf(page, 'Called off').count()).toBe(2)
  expect(await counted(page, 'Changed').textContent()).toBe('0')
  expect(await button(page, 'Cancel waiting').count()).toBe(0)
  await look(page)
})
