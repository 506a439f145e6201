import { testProduct } from '@leasehold/tooling/product'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { openWorkerPresence } from './index.ts'

test('what a dead worker had in hand is free again, but not what a newer job took the place of', async () => {
  const product = await testProduct()
  const sql = postgres(product.url, { max: 1, onnotice: () => {} })
  const addJob = (key: string) => sql`select graphile_worker.add_job('any', job_key := ${key})`
  for (const key of ['alone', 'replaced']) await addJob(key)
  await sql`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = 1`
  await addJob('replaced')
  await sql`insert into leasehold.worker_pools (id) values ('dead')`

  const freed = Promise.withResolvers<string[]>()
  const presence = openWorkerPresence(product.url, freed.resolve)
  onTestFinished(() => Promise.all([presence.end(), sql.end(), product.close()]).then(() => {}))
  await presence.hold('living')
  expect(await freed.promise).toEqual(['dead'])
  const left =
    await sql`select key, attempts, locked_by as "lockedBy" from graphile_worker.jobs order by key, id`
  expect(left).toEqual([
    { key: 'alone', attempts: 1, lockedBy: null },
    { key: 'replaced', attempts: 0, lockedBy: null },
  ])
})
