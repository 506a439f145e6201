import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Counters of rate limits, one row a key and window; shared by every process and kept over restarts. */
export const rateLimits = pgTable('rate_limits', {
  /** What is counted, as a keyed hash: addresses and names are not kept in the clear. */
  key: text().primaryKey(),
  /** When the window that is being counted ends; a later attempt starts a new one at 1. */
  windowEndsAt: instant().notNull(),
  attempts: integer().notNull(),
})
