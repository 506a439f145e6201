import { type Served, serve } from '../product.ts'
import { median, percentile, type Row } from '../report.ts'
import { signIn, storeId, userId } from '../seed.ts'

type Query = Record<string, unknown>
type Listing = {
  name: string
  procedure: string
  console: boolean
  /** Every filter by itself, and mixtures; each is paged through from its first page. */
  filters: Query[]
  orders: Query[]
  /** How often all of it is repeated. */
  rounds: number
}

/** Pages that each list is gone through. */
const PAGES = 6

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
    rounds: 24,
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
    rounds: 100,
  },
  {
    name: 'audit page of the platform',
    procedure: 'audit.list',
    console: true,
    filters: [{}, { action: 'company.changed' }, { resource: 'member' }, { actor: userId(8) }],
    orders: [{}],
    rounds: 100,
  },
]

/** A server, and the milliseconds that each page took in each round. */
type Site = { url: string; headers: Record<string, string>; took: Map<string, number[]> }

/**
 * Each page of each list with each filter, asked one after the other of a server over a thousand rows and of
 * one over a million. They take turns page by page, and in either order, so that whatever else the machine does
 * meets both alike. p95 over all answers; the ratio is what a thousand times the data costs. The figures beside it take
 * each page's median instead, in which nothing is left of what else the machine did.
 */
export async function lists(fewUrl: string, manyUrl: string): Promise<Row[]> {
  const few = await serve('serve-product.ts', fewUrl)
  const many = await serve('serve-product.ts', manyUrl)
  const rows: Row[] = []
  for (const listing of listings) {
    const siteOf = async (server: Served): Promise<Site> => {
      const url = listing.console ? server.consoleUrl : server.url
      return { url, headers: await signIn(url, url.replace('127.0.0.1', 'localhost')), took: new Map() }
    }
    const [at1k, at1M] = [await siteOf(few), await siteOf(many)]
    for (let round = 0; round <= listing.rounds; round += 1) {
      const sites = round % 2 === 0 ? [at1k, at1M] : [at1M, at1k]
      for (const filter of listing.filters) {
        for (const order of listing.orders) {
          await goThrough(sites, listing.procedure, { ...filter, ...order })
        }
      }
      // The first round fills caches and is not counted.
      if (round === 0) for (const site of sites) site.took.clear()
    }
    const [ofFew, ofMany] = [mediansOf(at1k), mediansOf(at1M)]
    const [allOfFew, allOfMany] = [[...at1k.took.values()].flat(), [...at1M.took.values()].flat()]
    rows.push({
      name: `${listing.name}: p95 at 1,000,000 rows / at 1,000`,
      value: percentile(allOfMany, 0.95) / percentile(allOfFew, 0.95),
      unit: 'ratio',
      bar: { kind: 'at most', bound: 1.15 },
      figures: {
        'p95 ms at 1k': percentile(allOfFew, 0.95),
        'p95 ms at 1M': percentile(allOfMany, 0.95),
        'answers at 1M': allOfMany.length,
        'p95 of medians ms at 1k': percentile(ofFew, 0.95),
        'p95 of medians ms at 1M': percentile(ofMany, 0.95),
        'slowest page ms at 1M': Math.max(...ofMany),
        'pages at 1M': ofMany.length,
      },
    })
  }
  await Promise.all([few.stop(), many.stop()])
  return rows
}

/** What each page takes. */
const mediansOf = ({ took }: Site) => [...took.values()].map(median)

/** Goes through one list at each site, from its first page on, and notes the milliseconds of each. */
async function goThrough(sites: readonly Site[], procedure: string, query: Query): Promise<void> {
  let going = sites.map((site) => ({ site, cursor: null as string | null }))
  for (let page = 0; page < PAGES && going.length > 0; page += 1) {
    const next: typeof going = []
    for (const { site, cursor: from } of going) {
      const cursor = await readPage(site, procedure, { ...query, ...(from && { cursor: from }) }, page)
      if (cursor) next.push({ site, cursor })
    }
    going = next
  }
}

/** @returns where the next page begins */
async function readPage(site: Site, procedure: string, query: Query, page: number): Promise<string | null> {
  const input = encodeURIComponent(JSON.stringify(query))
  const began = performance.now()
  const answer = await fetch(`${site.url}/trpc/${procedure}?input=${input}`, { headers: site.headers })
  const body = (await answer.json()) as { result?: { data: { next: string | null } } }
  const took = performance.now() - began
  const key = `${page} ${JSON.stringify({ ...query, cursor: null })}`
  site.took.set(key, [...(site.took.get(key) ?? []), took])
  if (!body.result) throw new Error(`${procedure} was answered ${answer.status}: ${JSON.stringify(body)}`)
  return body.result.data.next
}
