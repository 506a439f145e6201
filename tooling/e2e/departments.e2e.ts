import { afterAll, beforeAll, expect, test } from 'vitest'
import { company } from './pages.ts'
import { expectAccessible, expectFocus, type Site, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('departments are made, moved, archived and restored by keyboard and menu', async () => {
  const { visit } = await company(site)
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
  // The menu's item that opened the dialog is gone.
  await expectFocus(page.getByRole('button', { name: 'Actions for Sales' }))

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
  // So is the row: the focus is where it was before.
  await expectFocus(page.getByRole('button', { name: 'Actions for East' }))
  await page.getByRole('link', { name: 'Archived' }).click()
  await page.getByRole('button', { name: 'Restore: Kitchen' }).click()
  await page.getByText('Nothing archived').waitFor()
  await expectAccessible(page)
})
