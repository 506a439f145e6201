import type {
  FeatureKind,
  FeatureUnit,
  FeatureValue,
  Localized,
  PlanKind,
  PlanTerms,
} from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, rowVersion } from './columns.ts'

/** Anything an entitlement can speak of. */
export const features = pgTable('features', {
  key: text().primaryKey(),
  kind: text().$type<FeatureKind>().notNull(),
  unit: text().$type<FeatureUnit>(),
  name: jsonb().$type<Localized>().notNull(),
  /** Place in lists. */
  position: integer().notNull().default(0),
  createdAt: createdAt(),
})

/** What is sold. Its terms are in its versions; here is what may change at any time. */
export const plans = pgTable('plans', {
  key: text().primaryKey(),
  kind: text().$type<PlanKind>().notNull(),
  name: jsonb().$type<Localized>().notNull(),
  description: jsonb().$type<Localized>().notNull(),
  /** False: nobody can newly subscribe; who has it keeps it. */
  onSale: boolean().notNull().default(true),
  /** Kept out of what customers see. */
  hidden: boolean().notNull().default(false),
  /** Sold by talking to sales. */
  contactUs: boolean().notNull().default(false),
  position: integer().notNull().default(0),
  /** Terms of the next version while they are being edited; NULL when there are none. */
  draft: jsonb().$type<PlanTerms>(),
  /** Number of the version that is sold now; NULL until the first is published. */
  latest: integer(),
  version: rowVersion(),
  createdAt: createdAt(),
  updatedAt: instant().notNull().default(sql`now()`),
})

/** What was sold. The application may add versions, and neither change nor delete them. */
export const planVersions = pgTable(
  'plan_versions',
  {
    plan: text()
      .notNull()
      .references(() => plans.key),
    number: integer().notNull(),
    terms: jsonb().$type<PlanTerms>().notNull(),
    publishedAt: instant().notNull().default(sql`now()`),
    /** Platform admin; NULL when a preset was applied from the command line. */
    publishedBy: uuid(),
  },
  (t) => [primaryKey({ columns: [t.plan, t.number] })],
)

/** What the platform as a whole is set to sell: one row. */
export const catalogSettings = pgTable('catalog_settings', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** Plan that a company which signs up gets to try, and for how many days. */
  signUpPlan: text().references(() => plans.key),
  signUpTrialDays: integer(),
  /** What a company without a contract may use. */
  defaults: jsonb().$type<Record<string, FeatureValue>>().notNull(),
  version: rowVersion(),
})
