import type {
  AccountStatus,
  Locale,
  MailStatus,
  MailTemplate,
  PlatformPermission,
  PlatformRole,
} from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, rowVersion } from './columns.ts'

/** Staff of the platform. They sign in to the console only and share nothing with users. */
export const platformAdmins = pgTable(
  'platform_admins',
  {
    id: uuid().primaryKey(),
    username: text().notNull(),
    /** Username in the form in which it is compared. */
    usernameKey: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    emailKey: text().notNull(),
    phone: text(),
    role: text().$type<PlatformRole>().notNull(),
    /** Permissions beyond the role's. */
    extraPermissions: text().array().$type<PlatformPermission[]>().notNull().default(sql`'{}'`),
    status: text().$type<AccountStatus>().notNull().default('enabled'),
    locale: text().$type<Locale>().notNull().default('en'),
    /** Argon2id, PHC string. */
    passwordHash: text().notNull(),
    lastSignInAt: instant(),
    lastSignInIp: text(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex().on(t.usernameKey), uniqueIndex().on(t.emailKey)],
)

/** Sessions of platform admins. */
export const platformSessions = pgTable(
  'platform_sessions',
  {
    /** SHA-256 of the token, hex; the token itself is only in the cookie. */
    id: text().primaryKey(),
    adminId: uuid()
      .notNull()
      .references(() => platformAdmins.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    ip: text(),
    userAgent: text(),
  },
  (t) => [index().on(t.adminId)],
)

/** Answers to requests that carried an idempotency key; the key and the effect commit together. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The tenant, or `PLATFORM_CHAIN` for what belongs to none. */
    tenantId: uuid().notNull(),
    /** Who and what the key belongs to, such as `admin:<id>:tenants.create`. */
    scope: text().notNull(),
    key: uuid().notNull(),
    /** SHA-256 of the input, hex: the same key with another input is refused. */
    inputHash: text().notNull(),
    answer: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.scope, t.key] }), index().on(t.createdAt)],
)

/** Mail as it was handed over, or kept because no SMTP server is configured. */
export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey(),
    /** The job that made it; a job that runs twice makes one mail. */
    jobKey: text().notNull(),
    template: text().$type<MailTemplate>().notNull(),
    recipient: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    plain: text().notNull(),
    /**
     * `queued`: to be sent, again when `failure` is set; `kept`: no SMTP server is configured; `sent`: a
     * server accepted it; `failed`: nobody tries any more.
     */
    status: text().$type<MailStatus>().notNull(),
    /** What the server said last, when it did not accept the mail. */
    failure: text(),
    /** Pieces of the address, for search; see `search_grams` in `security/before.sql`. */
    searchGrams: text().array().notNull().generatedAlwaysAs(sql`search_grams(recipient)`),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (t) => [
    uniqueIndex().on(t.jobKey),
    index().on(t.status, t.id),
    index().on(t.template, t.id),
    index().using('gin', t.searchGrams),
  ],
)
