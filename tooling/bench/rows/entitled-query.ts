import { load } from '../load.ts'
import { serve } from '../product.ts'
import { median, type Row } from '../report.ts'
import { entitle, signIn, storeId, tenantCode } from '../seed.ts'

const STRETCH_SECONDS = 5
const TURNS = 5

/**
 * The guarded query of a company with 60 features, 3 add-ons and 20 overrides against that of one with its plan
 * alone, on one server, in turns.
 */
export async function entitledQuery(databaseUrl: string): Promise<Row[]> {
  // Not among those that the seats are counted of.
  const entitled = 900
  await entitle(databaseUrl, entitled)
  const product = await serve('serve-product.ts', databaseUrl)
  const plain = await signIn(product.url, product.url.replace('127.0.0.1', 'localhost'))
  const rich = { ...plain, 'x-tenant': tenantCode(entitled) }
  const query = `${product.url}/trpc/stores.get?input=${encodeURIComponent(JSON.stringify({ id: storeId(7) }))}`
  const richQuery = query.replace(storeId(7), storeId(1_007))
  const rates = { plain: [] as number[], rich: [] as number[] }
  await load(query, plain, 3)
  await load(richQuery, rich, 3)
  for (let turn = 0; turn < TURNS; turn += 1) {
    rates.plain.push((await load(query, plain, STRETCH_SECONDS)).perSecond)
    rates.rich.push((await load(richQuery, rich, STRETCH_SECONDS)).perSecond)
  }
  await product.stop()
  return [
    {
      name: 'guarded query with 60 features, 3 add-ons and 20 overrides / with a plan alone',
      value: median(rates.rich.map((rate, n) => rate / (rates.plain[n] ?? Number.NaN))),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 0.95 },
      figures: { 'entitled/s': median(rates.rich), 'plan alone/s': median(rates.plain) },
    },
  ]
}
