import {
  contains,
  containsText,
  type Database,
  memberships,
  type PlatformDb,
  platformAdmins,
  preparedPlatformRead,
  preparedTenantRead,
  type TenantReader,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'

/** What ids are called now. */
export type Names = Readonly<Record<string, string>>

/** A thing of a chain, by its id. */
export type Thing = { chain: string; id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const given = sql`jsonb_to_recordset(${sql.placeholder('things')}::jsonb) as given(chain uuid, id uuid)`

const ofPeopleAndCompanies = sql`
  select id, display_name as name from users where id in (select id from given)
  union all select id, name from tenants where id in (select id from given)`

/** Each table is asked by its key, which begins with the tenant. */
const ofTenants = sql`
  select stores.id, stores.name from given join stores on stores.tenant_id = chain and stores.id = given.id
  union all
  select departments.id, departments.name
    from given join departments on departments.tenant_id = chain and departments.id = given.id
  union all
  select invitations.id, invitations.email
    from given join invitations on invitations.tenant_id = chain and invitations.id = given.id
  union all
  select custom_roles.id, custom_roles.name
    from given join custom_roles on custom_roles.tenant_id = chain and custom_roles.id = given.id
  union all
  select records.id, records.title
    from given join records on records.tenant_id = chain and records.id = given.id`

const tenantNames = preparedTenantRead((db, bound) =>
  db
    .select({ id: sql<string>`n.id`, name: sql<string>`n.name` })
    .from(sql`(with given as (select * from ${given}) ${ofPeopleAndCompanies} union all ${ofTenants}) as n`)
    .where(bound),
)

const allNames = preparedPlatformRead('audit_all_names', (db) =>
  db.select({ id: sql<string>`n.id`, name: sql<string>`n.name` }).from(
    sql`(with given as (select * from ${given}) ${ofPeopleAndCompanies} union all ${ofTenants}
      union all select id, name from platform_admins where id in (select id from given)) as n`,
  ),
)

const asJson = (things: readonly Thing[]) => JSON.stringify(things.filter(({ id }) => uuid.test(id)))
const collect = (rows: { id: string; name: string }[]): Names =>
  Object.fromEntries(rows.map(({ id, name }) => [id, name]))

/** Names of the stores, departments, invitations, roles, records and people of a tenant, and its own, among some ids. */
export async function readTenantNames(reader: TenantReader, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return {}
  const things = ids.map((id) => ({ chain: reader.tenantId, id }))
  return collect(await tenantNames(reader, { things: asJson(things) }))
}

/** The same for staff, who also see each other and every company. */
export async function readAllNames(database: Database, things: readonly Thing[]): Promise<Names> {
  return things.length === 0 ? {} : collect(await allNames(database, { things: asJson(things) }))
}

/** Codes of companies by id. */
export async function readCodes(database: Database, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return {}
  const found = await database.platform
    .select({ id: tenants.id, name: tenants.code })
    .from(tenants)
    .where(inArray(tenants.id, [...ids]))
  return collect(found)
}

type Wanted = { query?: string | undefined; id?: string | undefined }

/** Whom to filter by. `detail` tells people of one name apart. */
export type Person = { id: string; name: string; detail: string }

const person = { id: users.id, name: users.displayName, detail: users.email }

/**
 * Members of a tenant, also removed ones, by name.
 *
 * @param among these only; null for all
 */
export async function findTenantPeople(
  reader: TenantReader,
  { query, id }: Wanted,
  among: readonly string[] | null,
  limit: number,
): Promise<Person[]> {
  const texts = [users.displayName, users.username, users.email]
  const conditions: (SQL | undefined)[] = [
    among ? inArray(users.id, [...among]) : undefined,
    id ? eq(users.id, id) : undefined,
    query === undefined ? undefined : containsText(texts, query),
  ]
  return tenantRead(reader, (db, bound) =>
    db
      .select(person)
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(bound, eq(memberships.tenantId, reader.tenantId), ...conditions))
      .orderBy(asc(users.displayName), asc(users.id))
      .limit(limit),
  )
}

/** Users and staff, by name. */
export async function findAllPeople(
  db: PlatformDb,
  { query, id }: Wanted,
  limit: number,
): Promise<(Person & { kind: 'user' | 'admin' })[]> {
  const found = await Promise.all([
    db
      .select({
        id: platformAdmins.id,
        name: platformAdmins.name,
        detail: platformAdmins.email,
        kind: sql<'admin'>`'admin'`,
      })
      .from(platformAdmins)
      .where(
        and(
          id ? eq(platformAdmins.id, id) : undefined,
          query === undefined
            ? undefined
            : containsText([platformAdmins.name, platformAdmins.username, platformAdmins.email], query),
        ),
      )
      .orderBy(asc(platformAdmins.name), asc(platformAdmins.id))
      .limit(limit),
    db
      .select({ ...person, kind: sql<'user'>`'user'` })
      .from(users)
      .where(
        and(
          id ? eq(users.id, id) : undefined,
          query === undefined
            ? undefined
            : contains(users.searchGrams, [users.displayName, users.username, users.email], query),
        ),
      )
      .orderBy(asc(users.id))
      .limit(limit),
  ])
  return found.flat().slice(0, limit)
}
