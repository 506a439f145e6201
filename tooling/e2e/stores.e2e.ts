import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addMember, addStore, addUser } from '../product/index.ts'
import { company, heading, openWorkspace } from './pages.ts'
import { expectAccessible, expectFits, expectFocus, type Site, startSite } from './support.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

describe('stores', () => {
  test('are created, found, edited, archived and restored', async () => {
    const { visit } = await company(site)
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

  test('are entered and archived without the focus getting lost', async () => {
    const { visit } = await company(site)
    const page = await visit('/stores')
    const add = page.getByRole('button', { name: 'New store' })
    const dialog = page.getByRole('dialog')
    await add.press('Enter')
    await expectFocus(dialog.getByLabel('Name'))
    await page.keyboard.press('Escape')
    await expectFocus(add)

    await add.press('Enter')
    await dialog.getByLabel('Name').fill('Wide')
    await dialog.getByLabel('Code').fill('W1')
    // Nothing in it can be wrapped, and the page is none the wider.
    await dialog.getByLabel('Address').fill('x'.repeat(300))
    await page.keyboard.press('Enter')
    await page.getByText('Wide was created').waitFor()
    await page.getByRole('link', { name: 'Wide' }).waitFor()
    await expectFits(page)

    await page.getByRole('link', { name: 'Wide' }).click()
    await page.getByRole('button', { name: 'Archive' }).press('Enter')
    await dialog.getByRole('button', { name: 'Archive' }).press('Enter')
    await expectFocus(page.getByRole('button', { name: 'Restore' }))
    await page.keyboard.press('Enter')
    await expectFocus(page.getByRole('button', { name: 'Archive' }))
  })

  test('that are full say so, and whom to ask', async () => {
    const { tenant, user: payer } = await addCompany(site.product, { plan: 'trial' })
    await addStore(site.product, tenant, 'Only one')
    const user = await addUser(site.product)
    await addMember(site.product, tenant, user, { role: 'ORG_ADMIN' })
    const page = await openWorkspace(site, await site.asUser(user, tenant), `/${tenant.code}/stores`)
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
    const { tenant, visit } = await company(site)
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
    const page = await openWorkspace(site, await site.asUser(user, tenant), `/${tenant.code}/stores`)
    await page.getByText('You see the stores you look after.').waitFor()
    expect(await page.getByRole('button', { name: 'New store' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Read only' }).click()
    await heading(page, 'Read only').waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await expectAccessible(page)
    // An address that can be none of a store's leads nowhere.
    await page.goto(`${site.workspaceUrl}/${tenant.code}/stores/nonsense`)
    await heading(page, 'Page not found').waitFor()
    await expect.poll(() => page.title()).toBe('Page not found · Leasehold')
  })
})
