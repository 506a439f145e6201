import { sql } from 'drizzle-orm'
import { bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Instant in UTC. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** UUID version 7, made by the application: ordered by time, so that indexes stay dense. */
export const id = () => uuid().notNull()

export const createdAt = () => instant().notNull().default(sql`now()`)

/** Raised by each change; a writer names the version it read and is refused when it has moved on. */
export const rowVersion = () => integer().notNull().default(1)

/** An amount in the minor unit of its currency. */
export const money = () => bigint({ mode: 'number' })
