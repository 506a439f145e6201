import type { ListStripeEvents } from '@leasehold/contracts'
import {
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  stripeCustomers,
  stripeEvents,
  tenants,
} from '@leasehold/db'
import { and, eq, gte, lt, or, sql } from 'drizzle-orm'

const listed = {
  id: stripeEvents.id,
  type: stripeEvents.type,
  state: stripeEvents.state,
  outcome: stripeEvents.outcome,
  objectId: stripeEvents.objectId,
  customerId: stripeEvents.customerId,
  attempts: stripeEvents.attempts,
  error: stripeEvents.error,
  occurredAt: stripeEvents.occurredAt,
  receivedAt: stripeEvents.receivedAt,
  endedAt: stripeEvents.endedAt,
  /** To the microsecond, as the list is sorted. */
  place: sql<string>`to_char(${stripeEvents.receivedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  tenantId: tenants.id,
  tenantCode: tenants.code,
  tenantName: tenants.name,
}

/** A page of events, newest first, one more than `limit`. */
export function listEvents(
  db: PlatformDb,
  filter: Omit<ListStripeEvents, 'cursor' | 'limit'>,
  { place, limit }: { place: Place | null; limit: number },
) {
  const { where, orderBy } = keyset(
    [
      { column: stripeEvents.receivedAt, type: 'timestamptz' },
      { column: stripeEvents.id, type: 'text' },
    ],
    'desc',
    place,
  )
  const { type, state, tenantId, about, from, to } = filter
  const own = db
    .select({ id: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.tenantId, tenantId ?? ''))
  return db
    .select(listed)
    .from(stripeEvents)
    .leftJoin(stripeCustomers, eq(stripeCustomers.customerId, stripeEvents.customerId))
    .leftJoin(tenants, eq(tenants.id, stripeCustomers.tenantId))
    .where(
      and(
        type ? eq(stripeEvents.type, type) : undefined,
        state ? eq(stripeEvents.state, state) : undefined,
        tenantId ? eq(stripeEvents.customerId, sql`(${own})`) : undefined,
        about ? or(eq(stripeEvents.objectId, about), eq(stripeEvents.customerId, about)) : undefined,
        from ? gte(stripeEvents.receivedAt, from) : undefined,
        to ? lt(stripeEvents.receivedAt, to) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readEvent(db: PlatformDb, id: string) {
  const [row] = await db
    .select({ ...listed, payload: stripeEvents.payload })
    .from(stripeEvents)
    .leftJoin(stripeCustomers, eq(stripeCustomers.customerId, stripeEvents.customerId))
    .leftJoin(tenants, eq(tenants.id, stripeCustomers.tenantId))
    .where(eq(stripeEvents.id, id))
    .limit(1)
  return row ?? null
}

export async function lockEvent(tx: PlatformTx, id: string) {
  const [row] = await tx
    .select({
      id: stripeEvents.id,
      type: stripeEvents.type,
      state: stripeEvents.state,
      outcome: stripeEvents.outcome,
      customerId: stripeEvents.customerId,
    })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, id))
    .for('update')
  return row ?? null
}

/** As if it had come now; its outcome stays until there is another. */
export async function reopenEvent(tx: PlatformTx, id: string): Promise<void> {
  await tx
    .update(stripeEvents)
    .set({ state: 'received', attempts: 0, error: null, endedAt: null })
    .where(eq(stripeEvents.id, id))
}
