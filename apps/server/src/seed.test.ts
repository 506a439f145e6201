import { signIn } from '@leasehold/auth'
import { listBelongings } from '@leasehold/core'
import { type Product, testCall, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from './seed/demo.ts'
import { seedDemo } from './seed.ts'
import { readSettings } from './settings.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

test('the demo is made once, however often and at once it is asked for', async () => {
  const settings = readSettings({ DATABASE_URL: product.url })
  const [first, second] = await Promise.all([seedDemo(settings), seedDemo(settings)])
  expect(second).toEqual(first)
  expect(await seedDemo(settings)).toEqual(first)

  const { landing } = await signIn(testCall(product), { login: 'demo', password: demoPassword })
  expect(landing).toEqual({ tenantCode: 'TEN-DEMCN' })
})

test('the workspace of each demo company is asked for', async () => {
  const runs = await product.database.platform.query.syncRuns.findMany()
  expect(runs.map(({ cause, state }) => `${cause} ${state}`)).toEqual(Array(3).fill('created waiting'))
})

test('the demo shares one person between its companies', async () => {
  const people = await product.database.platform.query.users.findMany()
  const userId = people.find(({ username }) => username === 'demo')?.id ?? ''
  const belongings = await listBelongings(product.database.platform, userId)
  expect(belongings.map(({ tenantCode, role }) => `${tenantCode} ${role}`).toSorted()).toEqual([
    'TEN-DEMCN BILLING_ADMIN',
    'TEN-DEMJP ORG_ADMIN',
  ])
})

test('a known password never reaches production', async () => {
  const settings = { ...readSettings({ DATABASE_URL: product.url }), NODE_ENV: 'production' as const }
  await expect(seedDemo(settings)).rejects.toThrow('not for production')
})
