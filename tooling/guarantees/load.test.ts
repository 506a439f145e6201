import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../bench/product.ts'
import { percentile } from '../bench/report.ts'
import { addCompany, addStore, type Product, testProduct } from '../product/index.ts'
import { figure, isProof, patience, samples } from './samples.ts'
import type { Stretch } from './support/open-load.ts'
import { runLoad } from './support/run-load.ts'
import { userCookie } from './support/sessions.ts'

const BEARABLE_SECONDS = samples({ test: 2, proof: 20 })
const OVERLOAD_SECONDS = samples({ test: 3, proof: 60 })
/** Stretches of seconds are held against each other: what other test files do meanwhile may fall on one of them. */
const again = { ...patience, retry: isProof ? 0 : 2 }
/** Connections that keep one process busy. */
const ENOUGH = 32
/** So many that a refused request never waits for one. */
const PLENTY = 1_000

let product: Product
let server: Served
let headers: Record<string, string>
beforeAll(async () => {
  product = await testProduct()
  const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
  for (let n = 0; n < 40; n += 1) await addStore(product, tenant)
  headers = { cookie: await userCookie(product, user, tenant), 'x-tenant': tenant.code }
  server = await serve('serve-product.ts', product.url, { PROCESS_ROLE: 'api', LOG_LEVEL: 'fatal' })
})
afterAll(async () => {
  await server.stop()
  await product.close()
})

const run = (perSecond: number | null, seconds: number) => {
  const query = encodeURIComponent(JSON.stringify({ limit: 25 }))
  const options = { perSecond, seconds, connections: perSecond === null ? ENOUGH : PLENTY }
  return runLoad(`${server.url}/trpc/stores.list?input=${query}`, headers, options)
}

const accepted = ({ statuses, seconds }: Stretch) => (statuses[200] ?? 0) / seconds

test(
  'three times the load it can bear: the rest is told at once, and those let in wait no longer',
  again,
  async () => {
    await run(null, 2)
    const bearable = await run(null, BEARABLE_SECONDS)
    const perSecond = accepted(bearable)
    const p99 = percentile(bearable.acceptedMs, 0.99)

    const overload = await run(perSecond * 3, OVERLOAD_SECONDS)
    const calm = await run(perSecond / 2, 6)

    expect(Object.keys(bearable.statuses)).toEqual(['200'])
    expect(
      Object.keys(overload.statuses).filter((status) => !['200', '429', '503'].includes(status)),
    ).toEqual([])
    expect(overload.statuses[503] ?? 0).toBeGreaterThan(0)
    expect(accepted(overload), 'it goes on working').toBeGreaterThan(perSecond / 3)

    // A short stretch is mostly its beginning, when the burst that any overload begins with is still let in.
    const settled = overload.acceptedMs.filter((_, i) => isProof || (overload.acceptedAtMs[i] ?? 0) > 1_500)
    const overloadP99 = percentile(settled, 0.99)
    expect(overloadP99 / p99).toBeLessThanOrEqual(isProof ? 2 : 5)

    const since = (ms: number) => calm.acceptedMs.filter((_, i) => (calm.acceptedAtMs[i] ?? 0) >= ms)
    const backP99 = percentile(since(5_000), 0.99)
    expect(backP99 / p99, 'five seconds later').toBeLessThanOrEqual(isProof ? 2 : 5)
    expect((calm.statuses[503] ?? 0) / (calm.statuses[200] ?? 1), 'refused afterwards').toBeLessThan(0.05)
    figure(
      25,
      `bearable ${perSecond.toFixed(0)}/s with p99 ${p99.toFixed(0)} ms; at three times that ${accepted(overload).toFixed(0)}/s ` +
        `with p99 ${overloadP99.toFixed(0)} ms (${(overloadP99 / p99).toFixed(2)} ×), the rest 503, nothing else; ` +
        `5 s later p99 ${backP99.toFixed(0)} ms`,
    )
  },
)
