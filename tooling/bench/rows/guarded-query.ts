import { load } from '../load.ts'
import { serve } from '../product.ts'
import { median, type Row } from '../report.ts'
import { signIn, storeId, tenantId } from '../seed.ts'

/** Seconds of one stretch of load, and how many times the servers take turns. */
const STRETCH_SECONDS = 6
const TURNS = 4

/** Seconds of the endurance run; its third minute is held against its first five seconds. */
const ENDURANCE_SECONDS = 180

/**
 * A guarded tenant query (session, membership, entitlement, row-level security, one row by key) against the
 * same SELECT by bare Fastify and postgres.js, and against itself on a database whose tables have row-level
 * security switched off. The three take turns, so that a drift of the machine's speed meets all of them.
 */
export async function guardedQuery(databaseUrl: string, unboundUrl: string): Promise<Row[]> {
  const product = await serve('serve-product.ts', databaseUrl)
  const unbound = await serve('serve-product.ts', unboundUrl)
  const bare = await serve('serve-bare.ts', databaseUrl)
  // Each database has sessions of its own.
  const headers = await signIn(product.url, product.url.replace('127.0.0.1', 'localhost'))
  const unboundHeaders = await signIn(unbound.url, unbound.url.replace('127.0.0.1', 'localhost'))
  const query = `/trpc/stores.get?input=${encodeURIComponent(JSON.stringify({ id: storeId(7) }))}`
  const rates = { bare: [] as number[], guarded: [] as number[], unbound: [] as number[] }
  const latency = { p50: [] as number[], p99: [] as number[] }

  await load(product.url + query, headers, 3)
  await load(unbound.url + query, unboundHeaders, 3)
  for (let turn = 0; turn < TURNS; turn += 1) {
    rates.bare.push(
      (await load(`${bare.url}/stores/${tenantId(1)}/${storeId(7)}`, {}, STRETCH_SECONDS)).perSecond,
    )
    const guarded = await load(product.url + query, headers, STRETCH_SECONDS)
    rates.guarded.push(guarded.perSecond)
    latency.p50.push(guarded.p50Ms)
    latency.p99.push(guarded.p99Ms)
    rates.unbound.push((await load(unbound.url + query, unboundHeaders, STRETCH_SECONDS)).perSecond)
  }
  await Promise.all([bare.stop(), unbound.stop()])
  const lasting = await endurance(product.url + query, headers)
  await product.stop()

  const pairs = (over: number[]) => median(rates.guarded.map((rate, i) => rate / (over[i] ?? Number.NaN)))
  return [
    {
      name: 'guarded tenant query / bare Fastify and postgres.js',
      value: pairs(rates.bare),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 0.6 },
      figures: {
        'guarded/s': median(rates.guarded),
        'bare/s': median(rates.bare),
        'p50 ms': median(latency.p50),
        'p99 ms': median(latency.p99),
      },
    },
    {
      name: 'with row-level security / without',
      value: pairs(rates.unbound),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 0.9 },
      figures: { 'with/s': median(rates.guarded), 'without/s': median(rates.unbound) },
    },
    lasting,
  ]
}

async function endurance(url: string, headers: Record<string, string>): Promise<Row> {
  const { eachSecond, failed } = await load(url, headers, ENDURANCE_SECONDS)
  const mean = (part: number[]) => part.reduce((sum, n) => sum + n, 0) / part.length
  const first = mean(eachSecond.slice(0, 5))
  const third = mean(eachSecond.slice(120, 180))
  return {
    name: 'third minute of saturation / first five seconds',
    value: third / first,
    unit: 'ratio',
    bar: { kind: 'at least', bound: 0.95 },
    figures: { 'first 5 s/s': first, 'third minute/s': third, failed },
  }
}
