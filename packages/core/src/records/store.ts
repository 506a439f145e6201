import type { ObjectKey } from '@leasehold/catalog'
import type { ListRecords, RecordData } from '@leasehold/contracts'
import {
  containsText,
  keyset,
  type Place,
  preparedTenantRead,
  records,
  stores,
  type TenantId,
  type TenantReader,
  type TenantTx,
  tenantRead,
  usageCounters,
  users,
} from '@leasehold/db'
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'

const fields = {
  id: records.id,
  storeId: records.storeId,
  title: records.title,
  data: sql<RecordData>`${records.data}`,
  version: records.version,
  createdAt: records.createdAt,
  updatedAt: records.updatedAt,
}

const sortColumns = {
  title: [{ column: records.title, type: 'text' }],
  // Ids are ordered by time.
  created: [],
}

const storeOfRecord = and(eq(stores.tenantId, records.tenantId), eq(stores.id, records.storeId))

/**
 * A page of an object's records, one more than `limit`.
 *
 * @param reach stores whose records are listed beside those of the whole company; null lists all
 */
export function listRecords(
  reader: TenantReader,
  input: ListRecords,
  { place, reach }: { place: Place | null; reach: readonly string[] | null },
) {
  const { object, query, storeId, sort, direction, limit } = input
  const { where, orderBy } = keyset(
    [...sortColumns[sort], { column: records.id, type: 'uuid' }],
    direction,
    place,
  )
  return tenantRead(reader, (db, bound) =>
    db
      .select({ ...fields, storeName: stores.name })
      .from(records)
      .leftJoin(stores, storeOfRecord)
      .where(
        and(
          bound,
          eq(records.tenantId, reader.tenantId),
          eq(records.object, object),
          reach ? or(isNull(records.storeId), inArray(records.storeId, [...reach])) : undefined,
          storeId ? eq(records.storeId, storeId) : undefined,
          query === undefined ? undefined : containsText([records.title], query),
          where,
        ),
      )
      .orderBy(...orderBy)
      .limit(limit + 1),
  )
}

export const readRecord = preparedTenantRead((db, bound) =>
  db
    .select({ ...fields, storeName: stores.name, createdBy: users.displayName })
    .from(records)
    .leftJoin(stores, storeOfRecord)
    .leftJoin(users, eq(users.id, records.createdBy))
    .where(
      and(
        bound,
        eq(records.tenantId, sql.placeholder('tenantId')),
        eq(records.id, sql.placeholder('id')),
        eq(records.object, sql.placeholder('object')),
      ),
    ),
)

const isRecord = (tenantId: TenantId, id: string) => and(eq(records.tenantId, tenantId), eq(records.id, id))

/** The record, locked. */
export async function lockRecord(tx: TenantTx, tenantId: TenantId, object: ObjectKey, id: string) {
  const [record] = await tx
    .select(fields)
    .from(records)
    .where(and(isRecord(tenantId, id), eq(records.object, object)))
    .for('update')
  return record ?? null
}

/**
 * What is used of the limits that records fill, and what one would store, in bytes, as the triggers count it.
 * Read after `lockEntitlements`.
 */
export async function measure(
  tx: TenantTx,
  tenantId: TenantId,
  { title, data }: { title: string; data: RecordData },
) {
  const used = (feature: string) => sql<number>`coalesce((
    select ${usageCounters.used} from ${usageCounters}
    where ${and(eq(usageCounters.tenantId, tenantId), eq(usageCounters.feature, feature))}), 0)::float8`
  const [found] = await tx
    .select({
      customers: used('customers'),
      storage: used('storage'),
      bytes: sql<number>`octet_length(${title}::text) + octet_length((${JSON.stringify(data)}::text::jsonb)::text)`,
    })
    .from(sql`(select 1) as one`)
  if (!found) throw new Error('Nothing was measured.')
  return found
}

/** True for a store that is not archived, and is not from now on until the transaction ends. */
export async function holdOpenStore(tx: TenantTx, tenantId: TenantId, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.tenantId, tenantId), eq(stores.id, id), isNull(stores.archivedAt)))
    .for('share')
  return found.length > 0
}

export async function insertRecord(tx: TenantTx, record: typeof records.$inferInsert): Promise<void> {
  await tx.insert(records).values(record)
}

export async function updateRecord(
  tx: TenantTx,
  tenantId: TenantId,
  id: string,
  change: { title: string; data: RecordData; storeId: string | null; updatedAt: Date },
): Promise<void> {
  await tx
    .update(records)
    .set({ ...change, version: sql`${records.version} + 1` })
    .where(isRecord(tenantId, id))
}

export async function deleteRecord(tx: TenantTx, tenantId: TenantId, id: string): Promise<void> {
  await tx.delete(records).where(isRecord(tenantId, id))
}
