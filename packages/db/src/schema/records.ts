import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, rowVersion } from './columns.ts'
import { stores, tenants } from './tenants.ts'

/** One row of a business object of a tenant: a customer, an order. */
export const records = pgTable(
  'records',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    /** Key of the object in the catalog. */
    object: text().notNull(),
    /** Store it belongs to; NULL for what the whole company shares. */
    storeId: uuid(),
    /** What it is called in lists: the value of the object's first field. */
    title: text().notNull(),
    /** The fields that the object has in the catalog. */
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** User; NULL for what a sync run made. */
    createdBy: uuid(),
    /** Key of the default it was made from, so that it is made once. */
    seedKey: text(),
    version: rowVersion(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.storeId], foreignColumns: [stores.tenantId, stores.id] }),
    index('records_newest').on(t.tenantId, t.object, t.id),
    index('records_by_title').on(t.tenantId, t.object, t.title, t.id),
  ],
)

/** How much of a limit is used: kept by triggers on what is counted, and by nobody else. */
export const usageCounters = pgTable(
  'usage_counters',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    /** Key of the limit: `customers`, `storage`. */
    feature: text().notNull(),
    used: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.feature] })],
)
