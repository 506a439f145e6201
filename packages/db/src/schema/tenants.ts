import type {
  Activation,
  Currency,
  Industry,
  Locale,
  Region,
  Role,
  SizeBand,
  SubscriptionState,
} from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, rowVersion } from './columns.ts'

type Facets = Record<'plan' | 'subscriptionState' | 'activation' | 'industry' | 'region', ExtraConfigColumn>

/** What the console's list filters by, besides whether a company was deleted. */
const facetsOf = (t: Facets) => [t.plan, t.subscriptionState, t.activation, t.industry, t.region] as const

/** A customer company. The root of everything it owns: row-level security shows a tenant only its own row. */
export const tenants = pgTable(
  'tenants',
  {
    id: uuid().primaryKey(),
    /** `TEN-XXXXX`; never changes. */
    code: text().notNull(),
    name: text().notNull(),
    shortName: text(),
    /** Unified social credit code (China) or the like; one company has it once. */
    creditCode: text(),
    taxNumber: text(),
    contactPerson: text(),
    contactPhone: text(),
    contactEmail: text(),
    contactAddress: text(),
    industry: text().$type<Industry>(),
    region: text().$type<Region>(),
    sizeBand: text().$type<SizeBand>(),
    employeeCount: integer(),
    subdomain: text(),
    customDomain: text(),
    /** IANA name; billing dates are decided in it. */
    timeZone: text().notNull().default('Asia/Shanghai'),
    currency: text().$type<Currency>().notNull().default('CNY'),
    locale: text().$type<Locale>().notNull().default('en'),
    /** Role that new members are offered first. */
    defaultRole: text().$type<Role>().notNull().default('OPERATOR'),
    activation: text().$type<Activation>().notNull().default('pending_creation'),
    /** Raised in the transaction of whatever entitlements depend on; caches are keyed by it. */
    entitlementVersion: integer().notNull().default(1),
    /** When staff deleted it; it can be restored until it is purged. */
    deletedAt: instant(),
    purgeAfter: instant(),
    /**
     * What lists filter by of the contract, beside what they filter by of the company. Copied from
     * `subscriptions` by the trigger `subscription_changed` and nobody else; NULL without a contract.
     */
    plan: text(),
    subscriptionState: text().$type<SubscriptionState>(),
    trialEndsAt: instant(),
    /** The names, code and contact as search compares them, one a line. */
    searchText: text()
      .notNull()
      .generatedAlwaysAs(
        sql`lower(normalize(code || E'\\n' || name || E'\\n' || coalesce(short_name, '') || E'\\n' || coalesce(contact_person, '') || E'\\n' || coalesce(contact_email, ''), nfkc))`,
      ),
    version: rowVersion(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex().on(t.code),
    uniqueIndex().on(t.subdomain),
    uniqueIndex().on(t.customDomain),
    uniqueIndex().on(t.creditCode),
    // The console's list: any filters, in either order. Each filter by itself has an index that ends in the
    // order. Several are answered from the place in the list on where many companies match, and by all that
    // match where few do, from one index alone; the statistics `tenants_facets` let the planner see which.
    // The last two before the search's are for what is rare by its nature. In the order of names the rows lie
    // scattered over the table: a search looks along that index, which has the text to search in.
    index('tenants_newest').on(t.id, ...facetsOf(t), t.trialEndsAt, t.deletedAt),
    index('tenants_by_name').on(t.name, t.id, ...facetsOf(t), t.trialEndsAt, t.deletedAt, t.searchText),
    index('tenants_by_facets').on(...facetsOf(t), t.id, t.name, t.trialEndsAt, t.deletedAt),
    ...facetsOf(t).flatMap((facet) => [
      index().on(facet, t.id).where(sql`deleted_at is null`),
      index().on(facet, t.name, t.id).where(sql`deleted_at is null`),
    ]),
    index('tenants_on_trial')
      .on(t.trialEndsAt, t.id, t.name, ...facetsOf(t), t.deletedAt)
      .where(sql`subscription_state = 'trialing'`),
    index('tenants_deleted')
      .on(t.id, t.name, ...facetsOf(t), t.trialEndsAt)
      .where(sql`deleted_at is not null`),
    index('tenants_search').using('gin', sql`search_grams(search_text)`),
  ],
)

/** Invitation of staff to a company's first person: single use, seven days, a new one ends the old. */
export const onboardingLinks = pgTable(
  'onboarding_links',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    /** SHA-256 of the token, hex. */
    tokenHash: text().notNull(),
    /** Platform admin who made it. */
    createdBy: uuid(),
    expiresAt: instant().notNull(),
    replacedAt: instant(),
    /** User whose account was made through it; from then on the wizard goes on for that user only. */
    userId: uuid(),
    /** When the wizard was finished. */
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex().on(t.tenantId, t.tokenHash),
    index().on(t.tokenHash),
    // Few links wait at any time, however many there were.
    index('onboarding_links_waiting')
      .on(t.expiresAt)
      .where(sql`used_at is null and replaced_at is null and user_id is null`),
  ],
)

/** A shop or branch of a tenant. */
export const stores = pgTable(
  'stores',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    code: text().notNull(),
    name: text().notNull(),
    address: text(),
    phone: text(),
    archivedAt: instant(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex().on(t.tenantId, t.code),
    index().on(t.tenantId, t.name, t.id),
  ],
)

/** A department of a tenant; departments form a tree. */
export const departments = pgTable(
  'departments',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    name: text().notNull(),
    parentId: uuid(),
    archivedAt: instant(),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.parentId], foreignColumns: [t.tenantId, t.id] }),
    index().on(t.tenantId, t.name, t.id),
  ],
)
