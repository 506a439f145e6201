import { type Product, refusalOf, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { once, PLATFORM_CHAIN } from './index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const ask = (key: string, input: unknown, work: () => Promise<unknown>) =>
  product.database.platformTransaction((tx) =>
    once(tx, { tenantId: PLATFORM_CHAIN, scope: 'test', key, input }, work),
  )

test('the same key a hundred times at once: one effect, one answer', async () => {
  const key = crypto.randomUUID()
  let effects = 0
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      ask(key, { a: 1 }, async () => {
        effects += 1
        return { n: effects }
      }),
    ),
  )
  expect(effects).toBe(1)
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"n":1}']))
})

test('the same key with another input is refused', async () => {
  const key = crypto.randomUUID()
  await ask(key, { a: 1 }, async () => null)
  expect(await refusalOf(ask(key, { a: 2 }, async () => null))).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('a key whose work failed is free again', async () => {
  const key = crypto.randomUUID()
  const failed = ask(key, {}, async () => {
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await ask(key, {}, async () => 'done')).toBe('done')
})
