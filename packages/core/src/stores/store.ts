import {
  containsText,
  invitationStores,
  invitations,
  keyset,
  membershipStores,
  memberships,
  type Place,
  preparedTenantRead,
  stores,
  type TenantId,
  type TenantReader,
  type TenantTx,
  tenantRead,
} from '@leasehold/db'
import { and, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'

const fields = {
  id: stores.id,
  code: stores.code,
  name: stores.name,
  address: stores.address,
  phone: stores.phone,
  archivedAt: stores.archivedAt,
  version: stores.version,
  createdAt: stores.createdAt,
}

export type StoreFields = Pick<typeof stores.$inferInsert, 'name' | 'code' | 'address' | 'phone'>

export const readStore = preparedTenantRead((db, bound) =>
  db
    .select(fields)
    .from(stores)
    .where(
      and(bound, eq(stores.tenantId, sql.placeholder('tenantId')), eq(stores.id, sql.placeholder('id'))),
    ),
)

const sortColumns = {
  name: [{ column: stores.name, type: 'text' }],
  code: [{ column: stores.code, type: 'text' }],
  // Ids are ordered by time.
  created: [],
}

export type StoreSort = keyof typeof sortColumns

type Listing = {
  /** Stores the caller is limited to; null means all. */
  within: readonly string[] | null
  query?: string | undefined
  status?: 'open' | 'archived' | undefined
  sort: StoreSort
  direction: 'asc' | 'desc'
  place: Place | null
  limit: number
}

export function listStores(reader: TenantReader, listing: Listing) {
  const { within, query, status, sort, direction, place, limit } = listing
  const columns = [...sortColumns[sort], { column: stores.id, type: 'uuid' }]
  const { where, orderBy } = keyset(columns, direction, place)
  const filters: (SQL | undefined)[] = [
    within ? inArray(stores.id, [...within]) : undefined,
    status && (status === 'open' ? isNull(stores.archivedAt) : isNotNull(stores.archivedAt)),
    query === undefined ? undefined : containsText([stores.name, stores.code, stores.address], query),
  ]
  return tenantRead(reader, (db, bound) =>
    db
      .select(fields)
      .from(stores)
      .where(and(bound, eq(stores.tenantId, reader.tenantId), ...filters, where))
      .orderBy(...orderBy)
      .limit(limit),
  )
}

const isStore = (tenantId: TenantId, id: string) => and(eq(stores.tenantId, tenantId), eq(stores.id, id))

/** The store, locked also against memberships that are just being limited to it. */
export async function lockStore(tx: TenantTx, tenantId: TenantId, id: string) {
  const [store] = await tx.select(fields).from(stores).where(isStore(tenantId, id)).for('update')
  return store ?? null
}

/** Stores that are not archived. Count after `lockEntitlements`. */
export async function countOpenStores(tx: TenantTx, tenantId: TenantId): Promise<number> {
  return tx.$count(stores, and(eq(stores.tenantId, tenantId), isNull(stores.archivedAt)))
}

export async function insertStore(
  tx: TenantTx,
  store: StoreFields & { tenantId: TenantId; id: string },
): Promise<void> {
  await tx.insert(stores).values(store)
}

export async function updateStore(
  tx: TenantTx,
  tenantId: TenantId,
  id: string,
  change: Partial<StoreFields> & { archivedAt?: Date | null },
): Promise<void> {
  await tx
    .update(stores)
    .set({ ...change, version: sql`${stores.version} + 1` })
    .where(isStore(tenantId, id))
}

/** Members and open invitations that are limited to stores of which this is the last open one. */
export async function countConfined(tx: TenantTx, tenantId: TenantId, id: string) {
  const members = tx.$count(
    memberships,
    and(
      eq(memberships.tenantId, tenantId),
      ne(memberships.status, 'removed'),
      onlyOpenStore(membershipStores, eq(membershipStores.userId, memberships.userId), tenantId, id),
    ),
  )
  const invited = tx.$count(
    invitations,
    and(
      eq(invitations.tenantId, tenantId),
      eq(invitations.status, 'open'),
      onlyOpenStore(invitationStores, eq(invitationStores.invitationId, invitations.id), tenantId, id),
    ),
  )
  return { members: await members, invitations: await invited }
}

/** True when the holder's scope has one open store, and it is this one. */
function onlyOpenStore(
  scope: typeof membershipStores | typeof invitationStores,
  ofHolder: SQL,
  tenantId: TenantId,
  id: string,
) {
  return sql`(select count(*) = 1 and bool_and(${stores.id} = ${id})
    from ${scope} join ${stores} on ${stores.tenantId} = ${scope.tenantId} and ${stores.id} = ${scope.storeId}
    where ${scope.tenantId} = ${tenantId} and ${ofHolder} and ${stores.archivedAt} is null)`
}
