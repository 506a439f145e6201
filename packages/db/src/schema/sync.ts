import type { BulkKind, BulkParams, SyncCause, SyncState, SyncStepReport } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { tenants } from './tenants.ts'

/** Making a workspace match its entitlements: one waiting and one running at most for each tenant. */
export const syncRuns = pgTable(
  'sync_runs',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    state: text().$type<SyncState>().notNull().default('waiting'),
    cause: text().$type<SyncCause>().notNull(),
    /** Requests that came while this one waited, and that it stands for too. */
    merged: integer().notNull().default(0),
    actorKind: text().$type<'user' | 'admin' | 'system'>().notNull(),
    actorId: uuid(),
    bulkId: uuid(),
    /** The run that this one repeats. */
    retryOf: uuid(),
    /** What each step did, in their order; a step is added when it begins. */
    steps: jsonb().$type<SyncStepReport[]>().notNull().default([]),
    /** Percent; never goes back, also when a run is taken up again. */
    progress: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    /** Objects opened, closed or filled. */
    made: integer().notNull().default(0),
    /** Entitlement version it was resolved at. */
    entitlementVersion: integer(),
    /** What went wrong last, in words for staff; stays when a later attempt succeeds. */
    error: text(),
    createdAt: createdAt(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('sync_runs_waiting').on(t.tenantId).where(sql`state = 'waiting'`),
    uniqueIndex('sync_runs_running').on(t.tenantId).where(sql`state = 'running'`),
    index('sync_runs_newest').on(t.id),
    index('sync_runs_by_state').on(t.state, t.id),
    index('sync_runs_by_bulk').on(t.bulkId, t.id).where(sql`bulk_id is not null`),
  ],
)

/** A business object as the workspace has it: what a sync run applied last. */
export const workspaceObjects = pgTable(
  'workspace_objects',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    /** Key of the object in the catalog. */
    object: text().notNull(),
    open: boolean().notNull(),
    /** When its defaults were made; they are made once. */
    seededAt: instant(),
    changedAt: instant().notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.object] })],
)

/** One change to many companies, as its preview listed them. */
export const bulkActions = pgTable(
  'bulk_actions',
  {
    id: uuid().primaryKey(),
    kind: text().$type<BulkKind>().notNull(),
    params: jsonb().$type<BulkParams>().notNull(),
    reason: text().notNull(),
    actorKind: text().$type<'admin' | 'system'>().notNull(),
    actorId: uuid(),
    total: integer().notNull(),
    createdAt: createdAt(),
    cancelledAt: instant(),
    endedAt: instant(),
  },
  (t) => [index('bulk_actions_newest').on(t.id)],
)

/** What becomes of one company in a bulk action. */
export const bulkItems = pgTable(
  'bulk_items',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    bulkId: uuid()
      .notNull()
      .references(() => bulkActions.id),
    state: text()
      .$type<'waiting' | 'changed' | 'unchanged' | 'failed' | 'cancelled'>()
      .notNull()
      .default('waiting'),
    /** Code of the refusal when it failed. */
    error: text(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bulkId] }),
    index('bulk_items_by_state').on(t.bulkId, t.state, t.tenantId),
  ],
)

/** Notices of what ends, each sent once. */
export const entitlementNotices = pgTable(
  'entitlement_notices',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    /** What ends: `trial`, or `override:<id>`, `add_on:<id>`. */
    subject: text().notNull(),
    /** When it ends: a later end is told again. */
    endsAt: instant().notNull(),
    /** Days before the end: 14, 7, 1, and 0 for the end itself. */
    daysBefore: integer().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subject, t.endsAt, t.daysBefore] })],
)
