import { type Load, load } from '../load.ts'
import { serve } from '../product.ts'
import { median, type Row } from '../report.ts'
import { signIn, storeId, tenantId } from '../seed.ts'

/** Seconds of one stretch of load, of what precedes it, and how many times the servers take turns. */
const STRETCH_SECONDS = 6
const WARM_UP_SECONDS = 3
const TURNS = 5

/** Seconds of the endurance run; its third minute is held against its first five seconds. */
const ENDURANCE_SECONDS = 180

/**
 * A guarded tenant query (session, membership, entitlement, row-level security, one row by key) against the
 * same SELECT by bare Fastify and postgres.js, and against itself on a database whose tables have row-level
 * security switched off. The three take turns, so that a drift of the machine's speed meets all of them, and each
 * turn is by new processes: one may be a tenth faster than the next for as long as it lives.
 */
export async function guardedQuery(databaseUrl: string, unboundUrl: string): Promise<Row[]> {
  // Each database has sessions of its own.
  const headers = await sessionOf(databaseUrl)
  const unboundHeaders = await sessionOf(unboundUrl)
  const query = `/trpc/stores.get?input=${encodeURIComponent(JSON.stringify({ id: storeId(7) }))}`
  const bareQuery = `/stores/${tenantId(1)}/${storeId(7)}`
  const rates = { bare: [] as number[], guarded: [] as number[], unbound: [] as number[] }
  const latency = { p50: [] as number[], p99: [] as number[] }

  for (let turn = 0; turn < TURNS; turn += 1) {
    rates.bare.push((await stretch('serve-bare.ts', databaseUrl, bareQuery, {})).perSecond)
    const guarded = await stretch('serve-product.ts', databaseUrl, query, headers)
    rates.guarded.push(guarded.perSecond)
    latency.p50.push(guarded.p50Ms)
    latency.p99.push(guarded.p99Ms)
    rates.unbound.push((await stretch('serve-product.ts', unboundUrl, query, unboundHeaders)).perSecond)
  }
  const product = await serve('serve-product.ts', databaseUrl)
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

async function sessionOf(databaseUrl: string): Promise<Record<string, string>> {
  const product = await serve('serve-product.ts', databaseUrl)
  const headers = await signIn(product.url, product.url.replace('127.0.0.1', 'localhost'))
  await product.stop()
  return headers
}

/** What a server of its own answers, once it is warm. */
async function stretch(
  file: Parameters<typeof serve>[0],
  databaseUrl: string,
  path: string,
  headers: Record<string, string>,
): Promise<Load> {
  const server = await serve(file, databaseUrl)
  await load(server.url + path, headers, WARM_UP_SECONDS)
  const seen = await load(server.url + path, headers, STRETCH_SECONDS)
  await server.stop()
  return seen
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
