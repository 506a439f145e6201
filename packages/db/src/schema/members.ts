import type { MembershipStatus, Role } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, rowVersion } from './columns.ts'
import { departments, stores, tenants } from './tenants.ts'
import { users } from './users.ts'

/** A role that a tenant made: what it leaves of the role it rests on. */
export const customRoles = pgTable(
  'custom_roles',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    /** Rank and reach are this role's; the permissions are never more than its own. */
    base: text().$type<Role>().notNull(),
    permissions: text().array().notNull(),
    archivedAt: instant(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('custom_roles_name').on(t.tenantId, t.name).where(sql`archived_at is null`),
  ],
)

/** A user in a tenant. */
export const memberships = pgTable(
  'memberships',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text().$type<Role>().notNull(),
    /** Narrows `role`; NULL when the membership has all of it. Its base is always `role`. */
    customRoleId: uuid(),
    status: text().$type<MembershipStatus>().notNull().default('active'),
    /** The company a sign-in without a code lands in; at most one a user. */
    isPrimary: boolean().notNull().default(false),
    departmentId: uuid(),
    invitedBy: uuid(),
    disabledAt: instant(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.customRoleId],
      foreignColumns: [customRoles.tenantId, customRoles.id],
    }),
    // Spans tenants on purpose: "at most one primary" is a fact about the user.
    uniqueIndex('memberships_one_primary').on(t.userId).where(sql`is_primary`),
    index().on(t.userId),
    index().on(t.tenantId, t.status),
  ],
)

/** Stores a membership is limited to; none means all. */
export const membershipStores = pgTable(
  'membership_stores',
  {
    tenantId: uuid().notNull(),
    userId: uuid().notNull(),
    storeId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.storeId] }),
    foreignKey({
      columns: [t.tenantId, t.userId],
      foreignColumns: [memberships.tenantId, memberships.userId],
    }),
    foreignKey({ columns: [t.tenantId, t.storeId], foreignColumns: [stores.tenantId, stores.id] }),
  ],
)

/** Someone asked by mail to join. While open it holds a seat. */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    email: text().notNull(),
    emailKey: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** SHA-256 of the token, hex; a resent invitation has a new token. */
    tokenHash: text().notNull(),
    status: text().$type<'open' | 'accepted' | 'revoked' | 'expired'>().notNull().default('open'),
    /** After this instant it can no longer be accepted; whoever counts seats next marks it `expired`. */
    expiresAt: instant().notNull(),
    invitedBy: uuid().notNull(),
    acceptedBy: uuid(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex().on(t.tenantId, t.tokenHash),
    index().on(t.tokenHash),
    uniqueIndex('invitations_one_open').on(t.tenantId, t.emailKey).where(sql`status = 'open'`),
  ],
)

/** Stores an invitation is limited to; none means all. */
export const invitationStores = pgTable(
  'invitation_stores',
  {
    tenantId: uuid().notNull(),
    invitationId: uuid().notNull(),
    storeId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.invitationId, t.storeId] }),
    foreignKey({
      columns: [t.tenantId, t.invitationId],
      foreignColumns: [invitations.tenantId, invitations.id],
    }),
    foreignKey({ columns: [t.tenantId, t.storeId], foreignColumns: [stores.tenantId, stores.id] }),
  ],
)
