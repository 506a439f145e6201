import type { SubscriptionState } from '@leasehold/catalog'
import type { ListTenants } from '@leasehold/contracts'
import { keyset, type Place, type PlatformDb, tenants } from '@leasehold/db'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'

const listedFields = {
  id: tenants.id,
  code: tenants.code,
  name: tenants.name,
  shortName: tenants.shortName,
  contactPerson: tenants.contactPerson,
  contactEmail: tenants.contactEmail,
  industry: tenants.industry,
  region: tenants.region,
  activation: tenants.activation,
  plan: tenants.plan,
  subscriptionState: tenants.subscriptionState,
  trialEndsAt: tenants.trialEndsAt,
  createdAt: tenants.createdAt,
  deletedAt: tenants.deletedAt,
}

/** Ids are ordered by time. */
const sorts = {
  newest: [{ column: tenants.id, type: 'uuid' }],
  name: [
    { column: tenants.name, type: 'text' },
    { column: tenants.id, type: 'uuid' },
  ],
}

export type TenantFilter = Pick<
  ListTenants,
  'query' | 'plan' | 'state' | 'activation' | 'industry' | 'region' | 'deleted'
>
export type TenantOrder = {
  sort: ListTenants['sort']
  direction: 'asc' | 'desc'
  place: Place | null
  limit: number
}

/**
 * A page of companies, one more than `limit`.
 *
 * Filters and order are answered by one index alone (see the table); the rows shown are fetched afterwards.
 */
export async function listTenants(db: PlatformDb, filter: TenantFilter, order: TenantOrder, now: Date) {
  const rows = new Rows(filter, order, now)
  const limit = order.limit + 1
  const { query } = filter
  if (!query) return fetchRows(db, rows, sql`select id from (${rows.inOrder(limit)}) as page`)

  // What many have in common fills a page within the next rows of the list, and the index of pieces would
  // name hundreds of thousands; what few have, that index finds at once. To look costs less than to ask which
  // it is.
  const most = rows.unfiltered ? NEARBY : NEARBY_FILTERED
  const nearby = await fetchRows(db, rows, rows.nearby(query, limit, most))
  if (nearby.length === limit || (await countNearby(db, rows, most)) < most) return nearby
  const pieces = await samplePieces(db, query)
  // A piece that most rows have costs the most and finds nothing.
  const telling = pieces.filter(({ seen }, place) => place === 0 || seen < SAMPLE / 2)
  const rarest = telling.slice(0, 3).map(({ piece }) => piece)
  return fetchRows(db, rows, rows.byPieces(query, rarest, limit))
}

/** Rows that tell how common the pieces of a search are, taken from all over the table. */
const SAMPLE = 300

/** Rows of the list that a search looks along first. Where they have to meet a filter too, each costs more. */
const NEARBY = 16_000
const NEARBY_FILTERED = 2_000

/** The pieces of a search, the rarest first, and in how many rows of a sample each was seen. */
async function samplePieces(db: PlatformDb, query: string) {
  const found = await db.execute<{ piece: string; seen: number }>(sql`
    with sample as materialized (
      select ${tenants.searchText} from ${tenants} tablesample system ((
        select least(100, ${SAMPLE * 100} / greatest(reltuples, 1)) from pg_class where oid = 'tenants'::regclass))
      limit ${2 * SAMPLE})
    select piece, (select count(*) from sample where strpos(search_text, piece) > 0)::int as seen
    from unnest(search_query(${query})) as piece
    order by seen`)
  return [...found]
}

/** How many rows of the list there are to look along: fewer than `most` means all of them. */
async function countNearby(db: PlatformDb, rows: Rows, most: number): Promise<number> {
  const [found] = await db.execute<{ looked: number }>(
    sql`select count(*)::int as looked from (${rows.inOrder(most)}) as nearby`,
  )
  return found?.looked ?? 0
}

function fetchRows(db: PlatformDb, rows: Rows, ids: SQL) {
  return db
    .select(listedFields)
    .from(tenants)
    .where(sql`${tenants.id} in (${ids})`)
    .orderBy(...rows.orderBy)
}

/** The statements that find the ids of a page. */
class Rows {
  readonly orderBy: SQL[]
  readonly #where: SQL | undefined
  readonly #states: (SQL | undefined)[]
  /** Whether all companies that are not deleted are in the list. */
  readonly unfiltered: boolean
  /** The order again, by the names that the columns have outside their table. */
  readonly outerOrder: SQL

  constructor(filter: TenantFilter, { sort, direction, place }: TenantOrder, now: Date) {
    const columns = sorts[sort]
    const { where, orderBy } = keyset(columns, direction, place)
    this.orderBy = orderBy
    this.#states = conditionsOn(filter.state, now)
    const { plan, state, activation, industry, region, deleted } = filter
    this.unfiltered = !(plan || state || activation || industry || region || deleted === 'yes')
    this.#where = and(
      filter.plan ? eq(tenants.plan, filter.plan) : undefined,
      filter.activation && eq(tenants.activation, filter.activation),
      filter.industry && eq(tenants.industry, filter.industry),
      filter.region && eq(tenants.region, filter.region),
      filter.deleted === 'yes' ? isNotNull(tenants.deletedAt) : isNull(tenants.deletedAt),
      where,
    )
    const outer = columns.map(({ column, type }) => ({ column: sql.identifier(column.name), type }))
    this.outerOrder = sql.join(keyset(outer, direction, place).orderBy, sql`, `)
  }

  /** The next rows of the list. Each state that a filter means is read in order by itself, then merged. */
  inOrder(limit: number, alsoSelect = sql``): SQL {
    const parts = this.#states.map(
      (state) => sql`(
        select ${tenants.id}, ${tenants.name}${alsoSelect} from ${tenants} where ${and(this.#where, state)}
        order by ${sql.join(this.orderBy, sql`, `)} limit ${limit})`,
    )
    if (parts.length === 1) return sql`${parts[0]}`
    return sql`${sql.join(parts, sql` union all `)} order by ${this.outerOrder} limit ${limit}`
  }

  /** Of the next rows of the list, those that contain the text. */
  nearby(query: string, limit: number, most: number): SQL {
    return sql`
      select id from (${this.inOrder(most, sql`, ${tenants.searchText}`)}) as nearby
      where strpos(search_text, lower(normalize(${query}, nfkc))) > 0
      order by ${this.outerOrder} limit ${limit}`
  }

  /** Those that contain the text, by way of its rarest pieces. */
  byPieces(query: string, pieces: string[], limit: number): SQL {
    const states = this.#states.map((state) => state ?? sql`true`)
    const pieceList = sql.join(
      pieces.map((piece) => sql`${piece}`),
      sql`, `,
    )
    // `offset 0` keeps the planner from reading the list in order until enough are found.
    return sql`
      select id from (
        select ${tenants.id}, ${tenants.name} from ${tenants}
        where search_grams(${tenants.searchText}) @> array[${pieceList}]::text[]
          and strpos(${tenants.searchText}, lower(normalize(${query}, nfkc))) > 0
          and ${this.#where} and (${sql.join(states, sql` or `)})
        offset 0
      ) as candidates
      order by ${this.outerOrder} limit ${limit}`
  }
}

/** What a state as of now means of the stored one: several conditions where it means several. */
function conditionsOn(state: SubscriptionState | undefined, now: Date): (SQL | undefined)[] {
  const instant = sql`${now.toISOString()}::timestamptz`
  const isStored = (stored: SubscriptionState) => eq(tenants.subscriptionState, stored)
  switch (state) {
    case undefined:
      return [undefined]
    case 'trialing':
      return [
        and(isStored('trialing'), sql`${tenants.trialEndsAt} > ${instant}`),
        and(isStored('trialing'), isNull(tenants.trialEndsAt)),
      ]
    case 'expired':
      return [isStored('expired'), and(isStored('trialing'), sql`${tenants.trialEndsAt} <= ${instant}`)]
    default:
      return [isStored(state)]
  }
}
