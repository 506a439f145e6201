import type { DifferenceKind } from '@leasehold/catalog'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns.ts'

/** A comparison of what we have with what Stripe has. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    id: uuid().primaryKey(),
    actorKind: text().$type<'admin' | 'system'>().notNull(),
    actorId: uuid(),
    /** True when it was to mend what it finds. */
    mends: boolean().notNull(),
    state: text().$type<'running' | 'done' | 'failed'>().notNull().default('running'),
    /** Where Stripe's list was left, so that one that was killed goes on. */
    cursor: text(),
    checked: integer().notNull().default(0),
    differing: integer().notNull().default(0),
    mended: integer().notNull().default(0),
    error: text(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [index('reconciliations_newest').on(t.id)],
)

/** One thing that differed. */
export const reconciliationDifferences = pgTable(
  'reconciliation_differences',
  {
    reconciliationId: uuid().notNull(),
    id: uuid().notNull(),
    kind: text().$type<DifferenceKind>().notNull(),
    /** Company it is about; NULL when Stripe has something of none that we know. */
    companyId: uuid(),
    /** Stripe's id of what differs. */
    providerId: text(),
    /** Fields that differ, as we have them and as Stripe has them. */
    ours: jsonb().$type<Record<string, unknown>>(),
    theirs: jsonb().$type<Record<string, unknown>>(),
    /** When staff asked that it be mended. */
    askedAt: instant(),
    mendedAt: instant(),
    error: text(),
  },
  (t) => [
    primaryKey({ columns: [t.reconciliationId, t.id] }),
    foreignKey({ columns: [t.reconciliationId], foreignColumns: [reconciliations.id] }),
    index().on(t.companyId),
  ],
)
