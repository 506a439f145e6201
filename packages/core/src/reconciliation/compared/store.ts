import {
  contractColumns,
  invoices,
  type PlatformDb,
  type PlatformTx,
  stripeCustomers,
  stripeEvents,
  subscriptionRequests,
  subscriptions,
} from '@leasehold/db'
import { and, asc, eq, gt, inArray, lt, notInArray, sql } from 'drizzle-orm'
import type { OurInvoice, OurSubscription } from '../rules.ts'

type Reader = PlatformDb | PlatformTx

/** Ids of events that were not received, of those given. */
export async function unknownEvents(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const known = await db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(inArray(stripeEvents.id, [...ids]))
  const have = new Set(known.map(({ id }) => id))
  return new Set(ids.filter((id) => !have.has(id)))
}

const ours = {
  ...contractColumns,
  tenantId: stripeCustomers.tenantId,
  customerId: stripeCustomers.customerId,
  isReleasing: sql<boolean>`exists (
    select from ${subscriptionRequests} r
    where r.tenant_id = ${stripeCustomers.tenantId} and r.kind = 'release' and r.state in ('waiting', 'sent', 'open'))`,
}

/** Our rows of some of Stripe's customers. */
export async function readByCustomer(
  db: Reader,
  customerIds: readonly string[],
): Promise<Map<string, OurSubscription>> {
  const rows = await db
    .select(ours)
    .from(stripeCustomers)
    .innerJoin(subscriptions, eq(subscriptions.tenantId, stripeCustomers.tenantId))
    .where(inArray(stripeCustomers.customerId, [...customerIds]))
  return new Map(rows.map((row) => [row.customerId, row]))
}

export async function readInvoices(
  db: Reader,
  providerIds: readonly string[],
): Promise<Map<string, OurInvoice>> {
  const rows = await db
    .select()
    .from(invoices)
    .where(inArray(invoices.providerId, [...providerIds]))
  return new Map(
    rows.flatMap((row) => (row.providerId ? [[row.providerId, { ...row, providerId: row.providerId }]] : [])),
  )
}

/** Companies of some of Stripe's customers. */
export async function readCompanies(
  db: Reader,
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ customerId: stripeCustomers.customerId, tenantId: stripeCustomers.tenantId })
    .from(stripeCustomers)
    .where(inArray(stripeCustomers.customerId, [...customerIds]))
  return new Map(rows.map(({ customerId, tenantId }) => [customerId, tenantId]))
}

/** Rows of ours that say Stripe keeps a contract that has not ended, from after a place on. */
export async function listLive(db: Reader, after: string | null, limit: number) {
  return await db
    .select({ tenantId: subscriptions.tenantId, stripeSubscriptionId: subscriptions.stripeSubscriptionId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.source, 'stripe'),
        notInArray(subscriptions.state, ['cancelled', 'expired']),
        after === null ? undefined : gt(subscriptions.tenantId, after),
      ),
    )
    .orderBy(asc(subscriptions.tenantId))
    .limit(limit)
}

/** Requests that should have come to an end by now. */
export async function listStuck(db: Reader, before: Date, limit: number) {
  return await db
    .select({
      tenantId: subscriptionRequests.tenantId,
      id: subscriptionRequests.id,
      kind: subscriptionRequests.kind,
      state: subscriptionRequests.state,
      createdAt: subscriptionRequests.createdAt,
      error: subscriptionRequests.error,
    })
    .from(subscriptionRequests)
    .where(
      and(
        inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
        lt(subscriptionRequests.createdAt, before),
      ),
    )
    .orderBy(asc(subscriptionRequests.createdAt))
    .limit(limit)
}
