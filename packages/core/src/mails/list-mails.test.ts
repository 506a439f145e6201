import { mails } from '@leasehold/db'
import { addAdmin, asAdmin, type Product, refusalOf, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>

beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product, 'support'))
  const rows = Array.from({ length: 30 }, (_, i) => ({
    id: newId(Date.now() + i),
    jobKey: `${i}`,
    template: i % 3 === 0 ? ('invitation' as const) : ('password-reset' as const),
    recipient: i % 2 === 0 ? `anna${i}@example.com` : `李雷${i}@例子.cn`,
    locale: 'en' as const,
    subject: `Subject ${i}`,
    html: '<p>secret</p>',
    plain: 'secret',
    status: i < 5 ? ('failed' as const) : ('kept' as const),
    failure: i < 5 ? '550 No such mailbox' : null,
  }))
  await product.database.platform.insert(mails).values(rows)
})
afterAll(() => product.close())

test('the newest come first, a page at a time and back', async () => {
  const first = await staff.mails.list({ limit: 20 })
  expect(first.items.map(({ subject }) => subject).slice(0, 2)).toEqual(['Subject 29', 'Subject 28'])
  const second = await staff.mails.list({ limit: 20, cursor: first.next ?? '' })
  expect(second.items).toHaveLength(10)
  expect(second.next).toBeNull()
  expect((await staff.mails.list({ limit: 20, cursor: second.previous ?? '' })).items).toEqual(first.items)
})

test('they are found by a part of the address, in any script, and by state and kind', async () => {
  const subjects = async (input: Parameters<typeof staff.mails.list>[0]) =>
    (await staff.mails.list(input)).items.map(({ subject }) => subject)
  expect(await subjects({ query: 'ANNA28' })).toEqual(['Subject 28'])
  expect(await subjects({ query: '李雷29' })).toEqual(['Subject 29'])
  expect(await subjects({ query: 'nobody' })).toEqual([])
  expect(await subjects({ status: 'failed' })).toHaveLength(5)
  expect(await subjects({ status: 'failed', template: 'invitation' })).toEqual(['Subject 3', 'Subject 0'])
})

test('a list shows no texts; a kept mail does, a sent one has none', async () => {
  const { items } = await staff.mails.list({ status: 'kept', limit: 1 })
  expect(JSON.stringify(items)).not.toContain('secret')
  expect(await staff.mails.get({ id: items[0]?.id ?? '' })).toMatchObject({
    text: { html: '<p>secret</p>', plain: 'secret' },
  })
})

test('a mail or a place that is not there is refused', async () => {
  expect(await refusalOf(staff.mails.get({ id: newId() }))).toBe('NOT_FOUND')
  const cursor = Buffer.from('["after","x"]').toString('base64url')
  expect(await refusalOf(staff.mails.list({ cursor }))).toBe('INVALID_INPUT')
})

test('it takes the permission to read mail', async () => {
  const sales = await asAdmin(product, await addAdmin(product, 'sales'))
  expect(await refusalOf(sales.mails.list({}))).toBe('FORBIDDEN')
})
