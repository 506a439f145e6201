import {
  contains,
  containsText,
  departments,
  invitations,
  memberships,
  type PlatformDb,
  platformAdmins,
  stores,
  type TenantReader,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'

/** What ids are called now. */
export type Names = Record<string, string>

const collect = (...rows: { id: string; name: string }[][]): Names =>
  Object.fromEntries(rows.flat().map(({ id, name }) => [id, name]))

/** Names of the stores, departments, invitations and people of a tenant among some ids. */
export async function readTenantNames(reader: TenantReader, ids: string[]): Promise<Names> {
  if (ids.length === 0) return {}
  const { tenantId } = reader
  return collect(
    ...(await Promise.all([
      tenantRead(reader, (db, bound) =>
        db
          .select({ id: stores.id, name: stores.name })
          .from(stores)
          .where(and(bound, eq(stores.tenantId, tenantId), inArray(stores.id, ids))),
      ),
      tenantRead(reader, (db, bound) =>
        db
          .select({ id: departments.id, name: departments.name })
          .from(departments)
          .where(and(bound, eq(departments.tenantId, tenantId), inArray(departments.id, ids))),
      ),
      tenantRead(reader, (db, bound) =>
        db
          .select({ id: invitations.id, name: invitations.email })
          .from(invitations)
          .where(and(bound, eq(invitations.tenantId, tenantId), inArray(invitations.id, ids))),
      ),
      tenantRead(reader, (db, bound) =>
        db
          .select({ id: users.id, name: users.displayName })
          .from(users)
          .where(and(bound, inArray(users.id, ids))),
      ),
    ])),
  )
}

/** The same for staff, who also see each other and companies. */
export async function readAllNames(db: PlatformDb, chain: string, ids: string[]): Promise<Names> {
  if (ids.length === 0) return {}
  return collect(
    ...(await Promise.all([
      db
        .select({ id: stores.id, name: stores.name })
        .from(stores)
        .where(and(eq(stores.tenantId, chain), inArray(stores.id, ids))),
      db
        .select({ id: departments.id, name: departments.name })
        .from(departments)
        .where(and(eq(departments.tenantId, chain), inArray(departments.id, ids))),
      db
        .select({ id: invitations.id, name: invitations.email })
        .from(invitations)
        .where(and(eq(invitations.tenantId, chain), inArray(invitations.id, ids))),
      db.select({ id: users.id, name: users.displayName }).from(users).where(inArray(users.id, ids)),
      db
        .select({ id: platformAdmins.id, name: platformAdmins.name })
        .from(platformAdmins)
        .where(inArray(platformAdmins.id, ids)),
      db.select({ id: tenants.id, name: tenants.name }).from(tenants).where(inArray(tenants.id, ids)),
    ])),
  )
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
