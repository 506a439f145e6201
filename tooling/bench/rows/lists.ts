import { serve } from '../product.ts'
import { percentile, type Row } from '../report.ts'
import { signIn, storeId, userId } from '../seed.ts'

type Query = Record<string, unknown>
type Listing = {
  name: string
  procedure: string
  console: boolean
  /** Every filter by itself, and mixtures; each is paged through from its first page. */
  filters: Query[]
  orders: Query[]
}

/** Pages that each list is gone through, and how often all of it is repeated. */
const PAGES = 6
const ROUNDS = 12

const today = new Date().toISOString().slice(0, 10)

const listings: Listing[] = [
  {
    name: 'company list',
    procedure: 'tenants.list',
    console: true,
    filters: [
      {},
      { plan: 'enterprise' },
      { state: 'suspended' },
      { industry: 'food' },
      { region: 'jp' },
      { activation: 'active' },
      { plan: 'basic', state: 'past_due', region: 'cn' },
      { query: 'harbour' },
      { query: 'company7' },
      { query: 'Lotus', industry: 'retail' },
    ],
    orders: [{ sort: 'newest' }, { sort: 'newest', direction: 'asc' }, { sort: 'name' }],
  },
  {
    name: 'audit page of a company',
    procedure: 'audit.list',
    console: false,
    filters: [
      {},
      { action: 'member.invited' },
      { resource: 'store' },
      { actor: userId(8) },
      { resource: 'store', resourceId: storeId(9) },
      { from: today, to: today },
      { actor: userId(8), action: 'store.created' },
    ],
    orders: [{}],
  },
  {
    name: 'audit page of the platform',
    procedure: 'audit.list',
    console: true,
    filters: [{}, { action: 'company.changed' }, { resource: 'member' }, { actor: userId(8) }],
    orders: [{}],
  },
]

/**
 * Each page of each list with each filter, asked one after the other of a server over a thousand rows and of
 * one over a million, in turns. p95 over all of them; the ratio is what a thousand times the data costs.
 */
export async function lists(fewUrl: string, manyUrl: string): Promise<Row[]> {
  const few = await serve('serve-product.ts', fewUrl)
  const many = await serve('serve-product.ts', manyUrl)
  const rows: Row[] = []
  for (const listing of listings) {
    const sites = []
    for (const server of [few, many]) {
      const url = listing.console ? server.consoleUrl : server.url
      sites.push({
        url,
        headers: await signIn(url, url.replace('127.0.0.1', 'localhost')),
        took: [] as number[],
      })
    }
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const filter of listing.filters) {
        for (const order of listing.orders) {
          for (const site of sites) {
            const took = await goThrough(site.url, site.headers, listing.procedure, { ...filter, ...order })
            // The first round fills caches and is not counted.
            if (round > 0) site.took.push(...took)
          }
        }
      }
    }
    const [at1k = Number.NaN, at1M = Number.NaN] = sites.map(({ took }) => percentile(took, 0.95))
    rows.push({
      name: `${listing.name}: p95 at 1,000,000 rows / at 1,000`,
      value: at1M / at1k,
      unit: 'ratio',
      bar: { kind: 'at most', bound: 1.15 },
      figures: {
        'p95 ms at 1k': at1k,
        'p95 ms at 1M': at1M,
        'p50 ms at 1k': percentile(sites[0]?.took ?? [], 0.5),
        'p50 ms at 1M': percentile(sites[1]?.took ?? [], 0.5),
        pages: sites[1]?.took.length ?? 0,
      },
    })
  }
  await Promise.all([few.stop(), many.stop()])
  return rows
}

/** Milliseconds of each page of one list, from the first on. */
async function goThrough(url: string, headers: Record<string, string>, procedure: string, query: Query) {
  const took: number[] = []
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page += 1) {
    const input = encodeURIComponent(JSON.stringify({ ...query, ...(cursor && { cursor }) }))
    const began = performance.now()
    const answer = await fetch(`${url}/trpc/${procedure}?input=${input}`, { headers })
    const body = (await answer.json()) as { result?: { data: { next: string | null } } }
    took.push(performance.now() - began)
    if (!body.result) throw new Error(`${procedure} was answered ${answer.status}: ${JSON.stringify(body)}`)
    cursor = body.result.data.next
    if (!cursor) break
  }
  return took
}
