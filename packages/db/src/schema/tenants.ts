import type {
  Activation,
  Currency,
  Cycle,
  Industry,
  Locale,
  Region,
  Role,
  ScheduledChange,
  SizeBand,
  SubscriptionState,
  SuspensionCause,
} from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { planVersions } from './catalog.ts'
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

/**
 * What a tenant has contracted for: one row a tenant. `source` says who holds the contract: with `manual` this row
 * is it; with `stripe` Stripe's subscription is, and what this row says of money, dates and state mirrors that.
 */
export const subscriptions = pgTable(
  'subscriptions',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    plan: text().notNull(),
    /** The version that was sold; a newer one takes its place only when staff move the company. */
    planVersion: integer().notNull().default(1),
    state: text().$type<SubscriptionState>().notNull(),
    source: text().$type<'manual' | 'stripe'>().notNull().default('manual'),
    /** When a trial ends; NULL when there is none. Readers compare with now: no job has to run. */
    trialEndsAt: instant(),
    /** Since when the state holds; grace and export periods count from here. */
    stateSince: instant().notNull().default(sql`now()`),
    /** State to return to when a suspension is lifted; NULL unless suspended. */
    suspendedFrom: text().$type<SubscriptionState>(),
    /** Why it is suspended; only staff lift what staff suspended. NULL unless suspended. */
    suspensionCause: text().$type<SuspensionCause>(),
    suspensionReason: text(),
    /** How often and in what it is paid; NULL for what is free or only tried. */
    cycle: text().$type<Cycle>(),
    currency: text().$type<Currency>(),
    /** Users paid for beyond those that the plan has. */
    seats: integer().notNull().default(0),
    /** Instant from which periods are counted; NULL without periods. */
    anchor: instant(),
    /** The period that is paid for, or owed for. */
    periodStart: instant(),
    periodEnd: instant(),
    /** When it ends by itself; NULL when it goes on. Readers compare with now. */
    endsAt: instant(),
    /** What it changes to at an instant to come; NULL when nothing is scheduled. */
    scheduled: jsonb().$type<ScheduledChange>(),
    /** Who is to keep it from the end of the period on; NULL when nobody else is. Says nothing once that is so. */
    movesTo: text().$type<'manual' | 'stripe'>(),
    /** Stripe's id of it; NULL when it never was Stripe's. Kept when it has ended. */
    stripeSubscriptionId: text(),
    /** When the reading of Stripe's subscription began that this row mirrors; NULL when it mirrors none. */
    mirroredAt: instant(),
    /** Raised by each mirroring: a reading that began before another was applied is taken again. */
    mirrorCount: integer().notNull().default(0),
    /** Seconds by which the company's own clock is ahead: a test clock's, else 0. */
    clockAhead: integer().notNull().default(0),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    foreignKey({
      columns: [t.plan, t.planVersion],
      foreignColumns: [planVersions.plan, planVersions.number],
    }),
    index().on(t.plan, t.planVersion),
    uniqueIndex().on(t.tenantId, t.stripeSubscriptionId),
    index('subscriptions_by_stripe_id')
      .on(t.stripeSubscriptionId)
      .where(sql`stripe_subscription_id is not null`),
    // The console's list of subscriptions: newest first, or what comes next; any filters.
    index('subscriptions_newest').on(t.createdAt, t.tenantId),
    index('subscriptions_by_state').on(t.state, t.createdAt, t.tenantId),
    index('subscriptions_by_source').on(t.source, t.createdAt, t.tenantId),
    // What a clock moves: periods that end, and ends that come.
    index('subscriptions_by_period_end')
      .on(t.periodEnd, t.tenantId)
      .where(sql`period_end is not null and state not in ('cancelled', 'expired')`),
    index('subscriptions_by_end').on(t.endsAt, t.tenantId).where(sql`ends_at is not null`),
    index('subscriptions_scheduled').on(t.tenantId).where(sql`scheduled is not null`),
    index('subscriptions_ahead').on(t.tenantId).where(sql`clock_ahead > 0`),
    // The same list by the end of the period, those without one last.
    index('subscriptions_by_renewal').on(
      sql`coalesce(period_end, '9999-12-31T00:00:00Z'::timestamptz)`,
      t.tenantId,
    ),
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
