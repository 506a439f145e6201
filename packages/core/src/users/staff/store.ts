import type { AccountStatus } from '@leasehold/catalog'
import {
  contains,
  containsText,
  keyset,
  memberships,
  type Place,
  type PlatformDb,
  type PlatformTx,
  tenants,
  userSessions,
  users,
} from '@leasehold/db'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'

/** Companies named in a row of the list; who is in more is told by the count. */
const NAMED_COMPANIES = 3

const listedFields = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  email: users.email,
  status: users.status,
  disabledCause: users.disabledCause,
  lastSignInAt: users.lastSignInAt,
  createdAt: users.createdAt,
}

const pageFields = { ...listedFields, usernameKey: users.usernameKey }

/** Ids are ordered by time. */
const sortKeys = {
  created: { name: 'id', type: 'uuid' },
  username: { name: 'usernameKey', type: 'text' },
} as const

export type UserSort = keyof typeof sortKeys

/**
 * Rows that a search looks through in the order of the list before it asks the index of pieces. What many
 * have in common ("example.com") fills a page within these, and the index would name hundreds of thousands;
 * what few have, the index finds at once.
 */
const NEARBY = 2_000

export type UserFilter = { query?: string | undefined; status?: AccountStatus | undefined }
export type UserOrder = { sort: UserSort; direction: 'asc' | 'desc'; place: Place | null; limit: number }

/** A page of users in the place's direction, one more than `limit`. */
export async function listUsers(db: PlatformDb, { query, status }: UserFilter, order: UserOrder) {
  const { name, type } = sortKeys[order.sort]
  const { where, orderBy } = keyset([{ column: users[name], type }], order.direction, order.place)
  const inOrder = and(status ? eq(users.status, status) : undefined, where)
  const limit = order.limit + 1
  if (query) {
    const nearby = db
      .select(pageFields)
      .from(users)
      .where(inOrder)
      .orderBy(...orderBy)
      .limit(NEARBY)
      .as('nearby')
    const texts = [nearby.username, nearby.displayName, nearby.email]
    const again = keyset([{ column: nearby[name], type }], order.direction, order.place)
    const found = await db
      .select()
      .from(nearby)
      .where(containsText(texts, query))
      // The order it is in already: said again because only the outermost one is promised.
      .orderBy(...again.orderBy)
      .limit(limit)
    if (found.length === limit) return found
  }
  const texts = [users.username, users.displayName, users.email]
  return db
    .select(pageFields)
    .from(users)
    .where(and(query ? contains(users.searchGrams, texts, query) : undefined, inOrder))
    .orderBy(...orderBy)
    .limit(limit)
}

/** The companies people are active in, the primary first: a few by name, and how many there are. */
export async function listCompaniesOf(db: PlatformDb, userIds: string[]) {
  if (userIds.length === 0) return []
  const place = sql<number>`row_number() over (
    partition by ${memberships.userId} order by ${memberships.isPrimary} desc, ${memberships.tenantId})`
  const ranked = db
    .select({
      userId: memberships.userId,
      code: tenants.code,
      name: tenants.name,
      place: place.as('place'),
      count: sql<number>`(count(*) over (partition by ${memberships.userId}))::int`.as('of_user'),
    })
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(and(inArray(memberships.userId, userIds), eq(memberships.status, 'active')))
    .as('ranked')
  return db.select().from(ranked).where(sql`${ranked.place} <= ${NAMED_COMPANIES}`).orderBy(ranked.place)
}

export async function readUser(db: PlatformDb, userId: string) {
  const [user] = await db
    .select({
      ...listedFields,
      phone: users.phone,
      locale: users.locale,
      lastSignInIp: users.lastSignInIp,
      lastTenantCode: tenants.code,
      lastTenantName: tenants.name,
    })
    .from(users)
    .leftJoin(tenants, eq(tenants.id, users.lastTenantId))
    .where(eq(users.id, userId))
  return user
}

/** Every company a person is or was in, also the deleted: active first, then by time of joining. */
export async function listMemberships(db: PlatformDb, userId: string, limit: number) {
  return db
    .select({
      tenantId: tenants.id,
      tenantCode: tenants.code,
      tenantName: tenants.name,
      tenantDeleted: sql<boolean>`${tenants.deletedAt} is not null`,
      role: memberships.role,
      status: memberships.status,
      isPrimary: memberships.isPrimary,
      joinedAt: memberships.createdAt,
      disabledAt: memberships.disabledAt,
      version: memberships.version,
    })
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(eq(memberships.userId, userId))
    .orderBy(
      sql`array_position(array['active', 'disabled', 'removed'], ${memberships.status})`,
      desc(memberships.isPrimary),
      asc(memberships.createdAt),
      asc(memberships.tenantId),
    )
    .limit(limit)
}

/** Sessions that are not over, newest first. */
export async function listSessions(db: PlatformDb, userId: string, now: Date, limit: number) {
  return db
    .select({
      id: userSessions.id,
      kind: userSessions.kind,
      ip: userSessions.ip,
      userAgent: userSessions.userAgent,
      createdAt: userSessions.createdAt,
      expiresAt: userSessions.expiresAt,
      companyName: tenants.name,
    })
    .from(userSessions)
    .leftJoin(tenants, eq(tenants.id, userSessions.lastTenantId))
    .where(and(eq(userSessions.userId, userId), gt(userSessions.expiresAt, now)))
    .orderBy(desc(userSessions.createdAt), userSessions.id)
    .limit(limit)
}

/** Ends sessions of a user, the given ones or all; returns what they were. */
export async function deleteSessions(tx: PlatformTx, userId: string, ids?: string[]) {
  return tx
    .delete(userSessions)
    .where(and(eq(userSessions.userId, userId), ids ? inArray(userSessions.id, ids) : undefined))
    .returning({ kind: userSessions.kind, ip: userSessions.ip, createdAt: userSessions.createdAt })
}

/** Ids of all of a user's sessions. */
export async function listSessionIds(tx: PlatformTx, userId: string): Promise<string[]> {
  const sessions = await tx
    .select({ id: userSessions.id })
    .from(userSessions)
    .where(eq(userSessions.userId, userId))
  return sessions.map(({ id }) => id)
}
