import type { ListMembers } from '@leasehold/contracts'
import {
  containsText,
  customRoles,
  departments,
  invitations,
  keyset,
  membershipStores,
  memberships,
  type Place,
  preparedTenantRead,
  stores,
  type TenantReader,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

/**
 * Only for queries that join: in the fields of a query over one table Drizzle leaves the table's name out, and
 * these conditions would compare the inner table with itself.
 */
const storesOfMembership = sql<{ id: string; name: string; isArchived: boolean }[]>`(
  select coalesce(json_agg(json_build_object(
    'id', ${stores.id}, 'name', ${stores.name}, 'isArchived', ${stores.archivedAt} is not null
  ) order by ${stores.name}, ${stores.id}), '[]')
  from ${membershipStores}
  join ${stores} on ${stores.tenantId} = ${membershipStores.tenantId}
    and ${stores.id} = ${membershipStores.storeId}
  where ${membershipStores.tenantId} = ${memberships.tenantId}
    and ${membershipStores.userId} = ${memberships.userId})`

const limitedToSomeOf = (storeIds: readonly string[]) => sql`exists (
  select from ${membershipStores}
  where ${membershipStores.tenantId} = ${memberships.tenantId}
    and ${membershipStores.userId} = ${memberships.userId}
    and ${inArray(membershipStores.storeId, [...storeIds])})`

/** In the cursor, to the microsecond that the database keeps. */
const joinedAtExact = sql<string>`to_char(${memberships.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const listedFields = {
  userId: users.id,
  username: users.username,
  displayName: users.displayName,
  email: users.email,
  accountStatus: users.status,
  role: memberships.role,
  customRoleId: memberships.customRoleId,
  customRoleName: customRoles.name,
  status: memberships.status,
  stores: storesOfMembership,
  departmentName: departments.name,
  joinedAt: memberships.createdAt,
}

const narrowing = and(
  eq(customRoles.tenantId, memberships.tenantId),
  eq(customRoles.id, memberships.customRoleId),
)

const sortColumns = {
  name: { column: users.displayName, type: 'text' },
  joined: { column: memberships.createdAt, type: 'timestamptz' },
} as const

/**
 * A page of members, one more than `limit`.
 *
 * @param reached stores the caller sees people of; null shows all
 */
export function listMembers(
  reader: TenantReader,
  input: ListMembers,
  { place, reached }: { place: Place | null; reached: readonly string[] | null },
) {
  const { query, role, status, storeId, departmentId, sort, direction, limit } = input
  const columns = [sortColumns[sort], { column: users.id, type: 'uuid' }]
  const { where, orderBy } = keyset(columns, direction, place)
  return tenantRead(reader, (db, bound) =>
    db
      .select({ ...listedFields, joinedAtExact })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(customRoles, narrowing)
      .leftJoin(
        departments,
        and(eq(departments.tenantId, memberships.tenantId), eq(departments.id, memberships.departmentId)),
      )
      .where(
        and(
          bound,
          eq(memberships.tenantId, reader.tenantId),
          status ? eq(memberships.status, status) : inArray(memberships.status, ['active', 'disabled']),
          role ? eq(memberships.role, role) : undefined,
          storeId ? limitedToSomeOf([storeId]) : undefined,
          departmentId ? eq(memberships.departmentId, departmentId) : undefined,
          reached ? limitedToSomeOf(reached) : undefined,
          query ? containsText([users.displayName, users.username, users.email], query) : undefined,
          where,
        ),
      )
      .orderBy(...orderBy)
      .limit(limit + 1),
  )
}

export async function readMember(reader: TenantReader, userId: string) {
  const inviters = alias(users, 'inviters')
  const rows = await tenantRead(reader, (db, bound) =>
    db
      .select({
        ...listedFields,
        phone: users.phone,
        lastSignInAt: users.lastSignInAt,
        departmentId: memberships.departmentId,
        disabledAt: memberships.disabledAt,
        invitedBy: inviters.displayName,
        version: memberships.version,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(inviters, eq(inviters.id, memberships.invitedBy))
      .leftJoin(customRoles, narrowing)
      .leftJoin(
        departments,
        and(eq(departments.tenantId, memberships.tenantId), eq(departments.id, memberships.departmentId)),
      )
      .where(
        and(
          bound,
          eq(memberships.tenantId, reader.tenantId),
          eq(memberships.userId, userId),
          inArray(memberships.status, ['active', 'disabled']),
        ),
      ),
  )
  return rows[0]
}

/** Longest list of stores or departments that is offered to choose from. */
const OFFERED = 1000

export const listOpenStores = preparedTenantRead((db, bound) =>
  db
    .select({ id: stores.id, name: stores.name })
    .from(stores)
    .where(and(bound, eq(stores.tenantId, sql.placeholder('tenantId')), isNull(stores.archivedAt)))
    .orderBy(asc(stores.name), asc(stores.id))
    .limit(OFFERED),
)

export const listOpenDepartments = preparedTenantRead((db, bound) =>
  db
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .where(and(bound, eq(departments.tenantId, sql.placeholder('tenantId')), isNull(departments.archivedAt)))
    .orderBy(asc(departments.name), asc(departments.id))
    .limit(OFFERED),
)

/** Seats taken, to show; what is decided is decided under the lock. */
export async function readSeats(reader: TenantReader, now: Date) {
  const count = sql<number>`count(*)::int`
  const [active, invited] = await Promise.all([
    tenantRead(reader, (db, bound) =>
      db
        .select({ count })
        .from(memberships)
        .where(and(bound, eq(memberships.tenantId, reader.tenantId), eq(memberships.status, 'active'))),
    ),
    tenantRead(reader, (db, bound) =>
      db
        .select({ count })
        .from(invitations)
        .where(
          and(
            bound,
            eq(invitations.tenantId, reader.tenantId),
            eq(invitations.status, 'open'),
            gt(invitations.expiresAt, now),
          ),
        ),
    ),
  ])
  return { active: active[0]?.count ?? 0, invited: invited[0]?.count ?? 0 }
}

export async function readDefaultRole(reader: TenantReader) {
  const rows = await tenantRead(reader, (db, bound) =>
    db
      .select({ defaultRole: tenants.defaultRole })
      .from(tenants)
      .where(and(bound, eq(tenants.id, reader.tenantId))),
  )
  return rows[0]?.defaultRole ?? 'OPERATOR'
}
