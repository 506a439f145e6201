import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns.ts'

/** Chain of the entries that belong to no tenant. */
export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000'

/**
 * Who changed what, when and from where. Entries of one tenant form a chain: each holds the hash of the
 * one before, computed by the trigger `audit_append`. The application may insert and select, nothing else.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** The tenant, or `PLATFORM_CHAIN`. No foreign key: entries outlive what they speak of. */
    tenantId: uuid().notNull(),
    /** Place in the tenant's chain, from 1 and without gaps; given by the trigger. */
    seq: bigint({ mode: 'number' }).notNull().default(0),
    occurredAt: createdAt(),
    actorKind: text().$type<'user' | 'admin' | 'system'>().notNull(),
    /** User or platform admin; NULL for the system. */
    actorId: uuid(),
    /** Platform admin who acts as the user; NULL when nobody does. */
    impersonatorId: uuid(),
    /** Verb, such as `member.invited`. */
    action: text().notNull(),
    /** Kind of thing that changed, such as `member`. */
    resource: text().notNull(),
    resourceId: text(),
    before: jsonb(),
    after: jsonb(),
    ip: text(),
    userAgent: text(),
    requestId: text(),
    /** SHA-256 over this entry and the hash of the one before, hex; given by the trigger. */
    hash: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.seq] }),
    index().on(t.tenantId, t.occurredAt.desc(), t.seq.desc()),
    index().on(t.tenantId, t.actorId, t.occurredAt.desc(), t.seq.desc()),
    index().on(t.tenantId, t.action, t.occurredAt.desc(), t.seq.desc()),
    index().on(t.tenantId, t.resource, t.occurredAt.desc(), t.seq.desc()),
    index().on(t.tenantId, t.resourceId, t.occurredAt.desc(), t.seq.desc()),
    index().on(t.occurredAt.desc(), t.tenantId, t.seq.desc()),
    index().on(t.action, t.occurredAt.desc(), t.tenantId, t.seq.desc()),
    index().on(t.actorId, t.occurredAt.desc(), t.tenantId, t.seq.desc()),
  ],
)

/** Where each chain ends. Written by the trigger only; a cut-off tail no longer reaches its head. */
export const auditHeads = pgTable('audit_heads', {
  tenantId: uuid().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  movedAt: instant().notNull(),
})
