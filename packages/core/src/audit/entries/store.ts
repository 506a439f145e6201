import { membershipStores, memberships, type PlatformDb, type TenantReader, tenantRead } from '@leasehold/db'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Fixed, inOrder, type Order, type Span, scan, scanEach } from '../scan/store.ts'

/** What a page of the log is narrowed to. */
export type Filter = {
  /** A person, or everything by one kind of actor; undefined is anyone. */
  actor: { id: string } | { kind: 'admin' | 'system' } | undefined
  /** One of these actions; null is any. */
  actions: readonly string[] | null
  resourceId: string | undefined
}

/** Stores and people whose entries somebody limited to stores sees, and the actions of people that count. */
export type Reach = { storeIds: readonly string[]; people: readonly string[]; actions: readonly string[] }

const isOneOf = (column: SQL, values: readonly string[]) =>
  values.length === 0
    ? sql`false`
    : sql`${column} in (${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )})`

const any = sql`true`

/** Conditions on the actor and the action, for scans that do not have them in their index. */
function plainly({ actor, actions }: Filter): SQL {
  const byActor = !actor
    ? any
    : 'id' in actor
      ? sql`e.actor_id = ${actor.id}::uuid`
      : sql`e.actor_kind = ${actor.kind}`
  return sql`${byActor} and ${actions ? isOneOf(sql`e.action`, actions) : any}`
}

/** Entries of the filter within `where`, by the one index that has its columns. */
function entriesOf(order: Order, filter: Filter, span: Span, where: SQL): SQL {
  const { actor, actions, resourceId } = filter
  if (resourceId !== undefined) {
    const thing = { column: 'resource_id', value: sql`${resourceId}::text` } as const
    const narrowed = sql`${where} and ${plainly(filter)}`
    return actions
      ? scanActions(order, [thing], actions, span, narrowed)
      : scan(order, [thing], span, narrowed)
  }
  const by = !actor
    ? []
    : 'id' in actor
      ? [{ column: 'actor_id', value: sql`${actor.id}::uuid` } as const]
      : [{ column: 'actor_kind', value: sql`${actor.kind}::text` } as const]
  const within = actor && 'kind' in actor ? sql`${where} and e.actor_kind <> 'user'` : where
  return actions ? scanActions(order, by, actions, span, within) : scan(order, by, span, within)
}

/** The scans of several actions, of entries that share `fixed`. */
function scanActions(order: Order, fixed: Fixed[], actions: readonly string[], span: Span, where: SQL): SQL {
  if (actions.length === 0) return scan(order, [], span, sql`false`)
  const one = scan(order, [...fixed, { column: 'action', value: sql`each_of.action` }], span, where)
  return scanEach(
    actions.map((action) => [sql`${action}::text`]),
    ['action'],
    one,
  )
}

/**
 * Entries of the filter that somebody limited to stores sees: what people of these stores did with stores and
 * people, and what anyone did to these stores and people.
 */
function reachedEntriesOf(filter: Filter, span: Span, where: SQL, reach: Reach): SQL {
  const { actor, actions, resourceId } = filter
  const people = actor ? reach.people.filter((id) => 'id' in actor && actor.id === id) : reach.people
  const done = actions ? reach.actions.filter((action) => actions.includes(action)) : reach.actions
  const things = [...reach.storeIds, ...reach.people].filter((id) => !resourceId || id === resourceId)
  const pairs = people.flatMap((person) => done.map((action) => [sql`${person}::uuid`, sql`${action}::text`]))
  const thing = resourceId === undefined ? any : sql`e.resource_id = ${resourceId}`
  const bySomebody = scan(
    'chain',
    [
      { column: 'actor_id', value: sql`each_of.actor` },
      { column: 'action', value: sql`each_of.action` },
    ],
    span,
    sql`${where} and ${thing}`,
  )
  const aboutSomething = scan(
    'chain',
    [{ column: 'resource_id', value: sql`each_of.thing` }],
    span,
    sql`${where} and e.resource in ('store', 'member') and ${plainly(filter)}`,
  )
  const parts = [
    pairs.length > 0 ? scanEach(pairs, ['actor', 'action'], bySomebody) : null,
    things.length > 0
      ? scanEach(
          things.map((id) => [sql`${id}::text`]),
          ['thing'],
          aboutSomething,
        )
      : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return scan('chain', [], span, sql`false`)
  const all = sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )
  return sql`select distinct on (occurred_at, seq) * from (${all}) as parts
    order by ${inOrder(['occurred_at', 'seq'], span)}`
}

/** To the microsecond that the database keeps: the cursor is made of it. */
const occurredAt = sql<string>`to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const listed = {
  seq: sql<number>`e.seq`.mapWith(Number),
  occurredAt,
  action: sql<string>`e.action`,
  resource: sql<string>`e.resource`,
  resourceId: sql<string | null>`e.resource_id`,
  actorKind: sql<'user' | 'admin' | 'system'>`e.actor_kind`,
  actorId: sql<string | null>`e.actor_id`,
  impersonatorId: sql<string | null>`e.impersonator_id`,
  chain: sql<string>`e.tenant_id`,
  /** What the thing was called when it happened. */
  calledThen: sql<
    string | null
  >`coalesce(e.after->>'name', e.before->>'name', e.after->>'number', e.before->>'number',
    e.after->>'email', e.before->>'email')`,
}

export type Row = {
  seq: number
  occurredAt: string
  action: string
  resource: string
  resourceId: string | null
  actorKind: 'user' | 'admin' | 'system'
  actorId: string | null
  impersonatorId: string | null
  chain: string
  calledThen: string | null
}

const details = {
  before: sql<unknown>`e.before`,
  after: sql<unknown>`e.after`,
  ip: sql<string | null>`e.ip`,
  userAgent: sql<string | null>`e.user_agent`,
  requestId: sql<string | null>`e.request_id`,
  hash: sql<string>`e.hash`,
}

const ofTenant = ({ tenantId }: TenantReader) => sql`e.tenant_id = ${tenantId}::uuid`

/** A page of a tenant's entries in the span's direction. */
export function listTenantEntries(reader: TenantReader, filter: Filter, span: Span, reach: Reach | null) {
  const where = ofTenant(reader)
  const entries = reach
    ? reachedEntriesOf(filter, span, where, reach)
    : entriesOf('chain', filter, span, where)
  return tenantRead(reader, (db, bound) =>
    db
      .select(listed)
      .from(sql`(${entries}) as e`)
      .where(bound)
      .orderBy(inOrder(['e.occurred_at', 'e.seq'], span))
      .limit(span.limit),
  )
}

export async function readTenantEntry(reader: TenantReader, seq: number) {
  const entry = sql`select * from audit_entries e where ${ofTenant(reader)} and e.seq = ${seq}`
  const [found] = await tenantRead(reader, (db, bound) =>
    db
      .select({ ...listed, ...details })
      .from(sql`(${entry}) as e`)
      .where(bound),
  )
  return found ?? null
}

/**
 * A page of the entries of one chain or of all.
 *
 * @param chain null for all
 */
export function listAllEntries(db: PlatformDb, chain: string | null, filter: Filter, span: Span) {
  const entries = chain
    ? entriesOf('chain', filter, span, sql`e.tenant_id = ${chain}::uuid`)
    : entriesOf('all', filter, span, any)
  const columns = ['e.occurred_at', ...(chain ? [] : ['e.tenant_id']), 'e.seq']
  return db.select(listed).from(sql`(${entries}) as e`).orderBy(inOrder(columns, span)).limit(span.limit)
}

export async function readAnyEntry(db: PlatformDb, chain: string, seq: number) {
  const entry = sql`select * from audit_entries e where e.tenant_id = ${chain}::uuid and e.seq = ${seq}`
  const [found] = await db.select({ ...listed, ...details }).from(sql`(${entry}) as e`)
  return found ?? null
}

/** People whose whole reach lies within these stores. */
export async function listPeopleWithin(reader: TenantReader, storeIds: readonly string[]): Promise<string[]> {
  const scope = (condition: SQL | undefined) => sql`select from ${membershipStores}
    where ${and(eq(membershipStores.tenantId, memberships.tenantId), eq(membershipStores.userId, memberships.userId))}
      and ${condition}`
  const inside = inArray(membershipStores.storeId, [...storeIds])
  const found = await tenantRead(reader, (db, bound) =>
    db
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(
        and(
          bound,
          eq(memberships.tenantId, reader.tenantId),
          inArray(memberships.role, ['MANAGER', 'OPERATOR']),
          sql`exists (${scope(inside)})`,
          sql`not exists (${scope(sql`not (${inside})`)})`,
        ),
      ),
  )
  return found.map(({ userId }) => userId)
}
