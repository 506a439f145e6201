import { runJobs } from '@leasehold/tooling/jobs'
import { addTenant, asOwner, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand, UsageError } from './run.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const run = (line: string) => runCommand(line.split(' '), { DATABASE_URL: product.url })
const json = async (line: string) => JSON.parse((await run(`${line} --json`)).output)

test('a company is found to have drifted, mended, run and listed', async () => {
  const tenant = await addTenant(product, { plan: 'enterprise' })
  const drift = await run('sync drift')
  expect(drift.exitCode).toBe(1)
  expect(drift.output).toContain(`${tenant.code}  never synced`)
  expect((await run('sync drift --mend')).exitCode).toBe(0)
  await runJobs(product)
  expect(await run('sync drift')).toMatchObject({ exitCode: 0 })
  expect(await json('sync drift')).toEqual([])

  const { runId } = await json(`sync run --tenant ${tenant.code}`)
  await runJobs(product)
  const runs: { id: string; cause: string; state: string }[] = await json(
    `sync history --tenant ${tenant.code}`,
  )
  expect(runs).toMatchObject([
    { id: runId, cause: 'asked', state: 'succeeded' },
    { cause: 'drift', state: 'succeeded' },
  ])
  expect((await run('sync history --state failed')).output).toContain('no runs')
  await expect(run(`sync retry --run ${runId}`)).rejects.toThrow(UsageError)
  await asOwner(product, `update sync_runs set state = 'failed' where id = '${runId}'`)
  expect((await run(`sync retry --run ${runId}`)).output).toContain('waits for a worker')
})

test.each([
  ['sync run --tenant TEN-ZZZZZ', /no company/],
  ['sync run', /company code/],
  ['sync retry --run nonsense', /id of a run/],
  ['sync history --state gone', /--state/],
  ['sync history --limit 0', /--limit/],
])('"%s" is refused in one sentence', async (line, sentence) => {
  await expect(run(line)).rejects.toThrow(sentence)
})
