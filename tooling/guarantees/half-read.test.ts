import { openDatabase } from '@leasehold/db'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testProduct } from '../product/index.ts'

test('a read that fails after its first rows leaves nothing to the next one on its connection', async () => {
  const product = await testProduct()
  const database = openDatabase(product.url, { poolSize: 1 })
  const failing = sql`select 1 / (3 - n) as n from generate_series(1, 5) as n`
  await expect(database.platform.execute(failing)).rejects.toThrow()
  const next = await database.platform.execute(sql`select 7 as n`)
  expect([...next]).toEqual([{ n: 7 }])
  await Promise.all([database.end(), product.close()])
})
