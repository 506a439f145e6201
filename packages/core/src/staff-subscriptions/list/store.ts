import type { SubscriptionState } from '@leasehold/catalog'
import type { ListSubscriptions } from '@leasehold/contracts'
import {
  keyset,
  type Place,
  type PlatformDb,
  plans,
  planVersions,
  subscriptionRequests,
  subscriptions,
  tenants,
} from '@leasehold/db'
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { contractFields } from '../store.ts'

/** The end of the period as the index has it: what has none comes last. */
const renewal = sql`coalesce(${subscriptions.periodEnd}, '9999-12-31T00:00:00Z'::timestamptz)`

const micros = (column: SQL) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const sorts = {
  created: sql`${subscriptions.createdAt}`,
  period_end: renewal,
}

export type SubscriptionOrder = {
  sort: ListSubscriptions['sort']
  direction: 'asc' | 'desc'
  place: Place | null
  limit: number
}

/** Rows of the list that a search looks along before it asks the index of pieces. */
const NEARBY = 2_000

/**
 * A page of contracts of companies that were not deleted, one more than `limit`.
 *
 * A state as of now means several of those that are stored: each is read in order by itself, then merged. What a
 * search finds often fills a page within the next rows of the list; what it finds rarely, the index of pieces of
 * companies' texts finds at once.
 */
export async function listSubscriptions(
  db: PlatformDb,
  filter: ListSubscriptions,
  order: SubscriptionOrder,
  now: Date,
) {
  const rows = new Rows(filter, order, now)
  const limit = order.limit + 1
  const { query } = filter
  if (!query) return fetchRows(db, order, rows.inOrder(limit))
  const nearby = await fetchRows(db, order, rows.nearby(query, limit))
  if (nearby.length === limit || (await countNearby(db, rows)) < NEARBY) return nearby
  return fetchRows(db, order, rows.byPieces(query, limit))
}

async function countNearby(db: PlatformDb, rows: Rows): Promise<number> {
  const [found] = await db.execute<{ looked: number }>(
    sql`select count(*)::int as looked from (${rows.inOrder(NEARBY)}) as nearby`,
  )
  return found?.looked ?? 0
}

/** What the page shows of each of some contracts. */
function fetchRows(db: PlatformDb, { sort, direction, place }: SubscriptionOrder, ids: SQL) {
  const { orderBy } = keyset(columnsOf(sort), direction, place)
  return db
    .select({
      ...contractFields,
      tenant: { id: tenants.id, code: tenants.code, name: tenants.name },
      planName: plans.name,
      terms: planVersions.terms,
      request: {
        id: subscriptionRequests.id,
        kind: subscriptionRequests.kind,
        state: subscriptionRequests.state,
      },
      sortKey: micros(sorts[sort]),
    })
    .from(subscriptions)
    .innerJoin(tenants, eq(tenants.id, subscriptions.tenantId))
    .innerJoin(plans, eq(plans.key, subscriptions.plan))
    .innerJoin(
      planVersions,
      and(eq(planVersions.plan, subscriptions.plan), eq(planVersions.number, subscriptions.planVersion)),
    )
    .leftJoin(
      subscriptionRequests,
      and(
        eq(subscriptionRequests.tenantId, subscriptions.tenantId),
        inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
      ),
    )
    .where(sql`${subscriptions.tenantId} in (select tenant_id from (${ids}) as page)`)
    .orderBy(...orderBy)
}

const columnsOf = (sort: ListSubscriptions['sort']) => [
  { column: sorts[sort], type: 'timestamptz' },
  { column: subscriptions.tenantId, type: 'uuid' },
]

/** The statements that find the companies of a page. */
class Rows {
  readonly #order: SubscriptionOrder
  readonly #where: SQL | undefined
  readonly #parts: (SQL | undefined)[]
  readonly #inner: SQL
  readonly #outer: SQL

  constructor(filter: ListSubscriptions, order: SubscriptionOrder, now: Date) {
    const { sort, direction, place } = order
    this.#order = order
    const { where, orderBy } = keyset(columnsOf(sort), direction, place)
    this.#inner = sql.join(orderBy, sql`, `)
    const outer = [
      { column: sql.identifier('place'), type: 'timestamptz' },
      { column: sql.identifier('tenant_id'), type: 'uuid' },
    ]
    this.#outer = sql.join(keyset(outer, direction, place).orderBy, sql`, `)
    this.#parts = conditionsOn(filter.state, now)
    const { plan, source, cycle, createdFrom, createdTo, periodEndsFrom, periodEndsTo } = filter
    const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`
    this.#where = and(
      plan ? eq(subscriptions.plan, plan) : undefined,
      source && eq(subscriptions.source, source),
      cycle && eq(subscriptions.cycle, cycle),
      createdFrom && sql`${subscriptions.createdAt} >= ${at(createdFrom)}`,
      createdTo && sql`${subscriptions.createdAt} < ${at(createdTo)}`,
      // What has no period ends in none.
      periodEndsFrom || periodEndsTo ? isNotNull(subscriptions.periodEnd) : undefined,
      periodEndsFrom && sql`${renewal} >= ${at(periodEndsFrom)}`,
      periodEndsTo && sql`${renewal} < ${at(periodEndsTo)}`,
      isNull(tenants.deletedAt),
      where,
    )
  }

  /** The next rows of the list. */
  inOrder(limit: number, alsoSelect = sql``): SQL {
    const parts = this.#parts.map((state) => this.#part(and(this.#where, state), limit, alsoSelect))
    if (parts.length === 1) return sql`${parts[0]}`
    return sql`${sql.join(parts, sql` union all `)} order by ${this.#outer} limit ${limit}`
  }

  /** Of the next rows of the list, those whose company has the text. */
  nearby(query: string, limit: number): SQL {
    const nearby = this.inOrder(NEARBY, sql`, ${tenants.searchText} as text`)
    return sql`select * from (${nearby}) as nearby
      where strpos(text, lower(normalize(${query}, nfkc))) > 0 order by ${this.#outer} limit ${limit}`
  }

  /** Those whose company has the text, by way of its pieces. */
  byPieces(query: string, limit: number): SQL {
    const states = this.#parts.map((state) => state ?? sql`true`)
    const has = sql`search_grams(${tenants.searchText}) @> search_query(${query})
      and strpos(${tenants.searchText}, lower(normalize(${query}, nfkc))) > 0`
    // `offset 0` keeps the planner from reading the list in order until enough are found.
    return sql`select * from (
        select ${subscriptions.tenantId}, ${sorts[this.#order.sort]} as place
        from ${subscriptions} join ${tenants} on ${tenants.id} = ${subscriptions.tenantId}
        where ${has} and ${this.#where} and (${sql.join(states, sql` or `)})
        offset 0
      ) as candidates order by ${this.#outer} limit ${limit}`
  }

  #part(where: SQL | undefined, limit: number, alsoSelect: SQL): SQL {
    return sql`(select ${subscriptions.tenantId}, ${sorts[this.#order.sort]} as place${alsoSelect}
      from ${subscriptions} join ${tenants} on ${tenants.id} = ${subscriptions.tenantId}
      where ${where} order by ${this.#inner} limit ${limit})`
  }
}

/** What a state as of now, by each company's clock, means of the stored one: conditions that do not overlap. */
function conditionsOn(state: SubscriptionState | undefined, now: Date): (SQL | undefined)[] {
  const { endsAt, trialEndsAt, clockAhead } = subscriptions
  const clock = sql`(${now.toISOString()}::timestamptz + make_interval(secs => ${clockAhead}))`
  const isStored = (stored: SubscriptionState) => eq(subscriptions.state, stored)
  const goesOn = sql`(${endsAt} is null or ${endsAt} > ${clock})`
  switch (state) {
    case undefined:
      return [undefined]
    case 'trialing':
      return [and(isStored('trialing'), goesOn, sql`(${trialEndsAt} is null or ${trialEndsAt} > ${clock})`)]
    case 'expired':
      return [isStored('expired'), and(isStored('trialing'), goesOn, sql`${trialEndsAt} <= ${clock}`)]
    case 'cancelled':
      return [
        isStored('cancelled'),
        sql`${subscriptions.state} not in ('cancelled', 'expired') and ${endsAt} is not null and ${endsAt} <= ${clock}`,
      ]
    default:
      return [and(isStored(state), goesOn)]
  }
}
