import type { AccountStatus, Locale } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, rowVersion } from './columns.ts'

/** A person, once for the whole platform. Everything refers to the id, so names may change. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    username: text().notNull(),
    /** Username in the form in which it is compared. */
    usernameKey: text().notNull(),
    displayName: text().notNull(),
    email: text().notNull(),
    /** Email in the form in which it is compared. */
    emailKey: text().notNull(),
    phone: text(),
    locale: text().$type<Locale>().notNull().default('en'),
    status: text().$type<AccountStatus>().notNull().default('enabled'),
    /** Why it is disabled; NULL while enabled. Only the second ends by itself, on joining a company. */
    disabledCause: text().$type<'staff' | 'left_every_company'>(),
    /** Argon2id, PHC string. */
    passwordHash: text().notNull(),
    lastSignInAt: instant(),
    lastSignInIp: text(),
    /** Company the last sign-in landed in. */
    lastTenantId: uuid(),
    /** Pieces of the names and addresses, for search; see `search_grams` in `security/functions.sql`. */
    searchGrams: text()
      .array()
      .notNull()
      .generatedAlwaysAs(sql`search_grams(username || ' ' || display_name || ' ' || email)`),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex().on(t.usernameKey),
    uniqueIndex().on(t.emailKey),
    index().on(t.status, t.id),
    index().on(t.status, t.usernameKey),
    index().using('gin', t.searchGrams),
  ],
)

/** Sessions of users, in a browser (`cookie`) or on a phone (`bearer`). */
export const userSessions = pgTable(
  'user_sessions',
  {
    /** SHA-256 of the token, hex; the token itself is only with the person. */
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<'cookie' | 'bearer'>().notNull(),
    /** Company the session was in last; decides for a phone, only remembered for a browser. */
    lastTenantId: uuid(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    ip: text(),
    userAgent: text(),
  },
  (t) => [index().on(t.userId)],
)

/** Links that reset a password: single use, one hour, the latest only. */
export const passwordResets = pgTable(
  'password_resets',
  {
    /** SHA-256 of the token, hex. */
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.userId)],
)
