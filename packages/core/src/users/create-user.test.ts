import { addUser, type Product, refusalOf, testCall, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser, isUsernameFree } from './index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

let counter = 0
const create = (given: { username?: string; email?: string }) =>
  product.database.platformTransaction((tx) =>
    createUser(tx, {
      username: `newcomer${++counter}`,
      email: `newcomer${counter}@example.com`,
      displayName: 'Newcomer',
      locale: 'ja',
      passwordHash: 'x',
      ...given,
    }),
  )

test('a username is taken in any case and width', async () => {
  await addUser(product, { username: 'mika' })
  expect(await refusalOf(create({ username: 'MIKA' }))).toBe('USERNAME_TAKEN')
  expect(await refusalOf(create({ username: 'ｍｉｋａ' }))).toBe('USERNAME_TAKEN')
})

test('an email address is taken in any case', async () => {
  await addUser(product, { email: 'rin@example.com' })
  expect(await refusalOf(create({ email: 'Rin@Example.COM' }))).toBe('EMAIL_TAKEN')
})

test('one of many who take a username at once gets it', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => refusalOf(create({ username: 'popular' }))),
  )
  // refusalOf fails for the call that goes through.
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(answers.filter((a) => a.status === 'fulfilled' && a.value === 'USERNAME_TAKEN')).toHaveLength(19)
})

test('whether a username is free is told until an address asks too often', async () => {
  await create({ username: 'occupied' })
  const call = testCall(product, { request: { requestId: 'test', ip: '192.0.2.77', userAgent: null } })
  expect(await isUsernameFree(call, 'Occupied')).toBe(false)
  expect(await isUsernameFree(call, 'vacant')).toBe(true)
})
