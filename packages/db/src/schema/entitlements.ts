import type { FeatureValue } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { features, planVersions } from './catalog.ts'
import { createdAt, id, instant } from './columns.ts'
import { tenants } from './tenants.ts'

/** Plans that stack on a company's contract. */
export const subscriptionAddOns = pgTable(
  'subscription_add_ons',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    plan: text().notNull(),
    planVersion: integer().notNull(),
    /** How many times it stacks. */
    quantity: integer().notNull().default(1),
    /** When it stops by itself; NULL when it does not. */
    endsAt: instant(),
    /** Platform admin; NULL when it was not staff who added it. */
    createdBy: uuid(),
    createdAt: createdAt(),
    /** When it was taken off; the row stays, as history. */
    removedAt: instant(),
    removedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.plan, t.planVersion],
      foreignColumns: [planVersions.plan, planVersions.number],
    }),
    index().on(t.plan, t.planVersion),
  ],
)

/** A feature granted or taken away by hand. */
export const overrides = pgTable(
  'overrides',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    feature: text()
      .notNull()
      .references(() => features.key),
    value: jsonb().$type<FeatureValue>(),
    reason: text().notNull(),
    startsAt: instant().notNull(),
    /** From then on it is ignored; NULL when it has no end. */
    endsAt: instant(),
    /** Platform admin; NULL from the command line. */
    createdBy: uuid(),
    createdAt: createdAt(),
    /** When staff took it back. */
    revokedAt: instant(),
    revokedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('overrides_standing').on(t.tenantId, t.endsAt).where(sql`revoked_at is null`),
    index().on(t.feature),
  ],
)
