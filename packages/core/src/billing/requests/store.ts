import type { BillingDetails } from '@leasehold/catalog'
import {
  memberships,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  stripeCustomers,
  subscriptionRequests,
  subscriptions,
  type Tx,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'

export type RequestRow = typeof subscriptionRequests.$inferSelect

/** False when the company has another one under way. */
export async function insertRequest(tx: Tx, row: typeof subscriptionRequests.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(subscriptionRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: subscriptionRequests.id })
  return made.length === 1
}

const isRequest = (tenantId: string, id: string) =>
  and(eq(subscriptionRequests.tenantId, tenantId), eq(subscriptionRequests.id, id))

/** States in which a request is not over. */
export const underWay = inArray(subscriptionRequests.state, ['waiting', 'sent', 'open'])

export async function readRequest(db: PlatformDb | Tx, tenantId: string, id: string) {
  const [row] = await db.select().from(subscriptionRequests).where(isRequest(tenantId, id))
  return row ?? null
}

/** The request behind a Checkout session of Stripe's. */
export async function readByProviderId(db: PlatformDb | Tx, providerId: string) {
  const [row] = await db
    .select()
    .from(subscriptionRequests)
    .where(eq(subscriptionRequests.providerId, providerId))
  return row ?? null
}

/** What moves a request on, as long as it is in one of the states. False when it has moved since. */
export async function moveRequest(
  db: PlatformDb | PlatformTx,
  { tenantId, id }: { tenantId: string; id: string },
  from: RequestRow['state'][],
  change: Partial<typeof subscriptionRequests.$inferInsert>,
): Promise<boolean> {
  const moved = await db
    .update(subscriptionRequests)
    .set(change)
    .where(and(isRequest(tenantId, id), inArray(subscriptionRequests.state, from)))
    .returning({ id: subscriptionRequests.id })
  return moved.length === 1
}

/** Counts an attempt before it is made, so that one that was cut short counts too. */
export async function countAttempt(db: PlatformDb, { tenantId, id }: { tenantId: string; id: string }) {
  await db
    .update(subscriptionRequests)
    .set({ attempts: sql`${subscriptionRequests.attempts} + 1` })
    .where(isRequest(tenantId, id))
}

/** What Stripe has to know of a company, and Stripe's subscription of it. */
export async function readParties(db: PlatformDb, tenantId: string) {
  const [row] = await db
    .select({
      code: tenants.code,
      name: tenants.name,
      locale: tenants.locale,
      contactEmail: tenants.contactEmail,
      contactPhone: tenants.contactPhone,
      contactAddress: tenants.contactAddress,
      customerId: stripeCustomers.customerId,
      stripeSubscriptionId: subscriptions.stripeSubscriptionId,
      source: subscriptions.source,
    })
    .from(tenants)
    .leftJoin(subscriptions, eq(subscriptions.tenantId, tenants.id))
    .leftJoin(stripeCustomers, eq(stripeCustomers.tenantId, tenants.id))
    .where(eq(tenants.id, tenantId))
  return row ?? null
}

/** Where bills go when nobody has said: the billing admin who is there longest. */
export async function readBillingEmail(db: PlatformDb, tenantId: string): Promise<string | null> {
  const [row] = await db
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.role, 'BILLING_ADMIN'),
        eq(memberships.status, 'active'),
      ),
    )
    .orderBy(asc(memberships.createdAt), asc(memberships.userId))
    .limit(1)
  return row?.email ?? null
}

/** The customer that a company has: this one, or the one that another run made first. */
export async function keepCustomer(
  db: PlatformDb,
  row: { tenantId: string; customerId: string; testClockId: string | null; details: BillingDetails },
): Promise<string> {
  await db.insert(stripeCustomers).values(row).onConflictDoNothing()
  const [kept] = await db
    .select({ customerId: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.tenantId, row.tenantId))
  return kept?.customerId ?? row.customerId
}

/** A version of a plan with the plan's name. */
export async function readVersion(db: PlatformDb, plan: string, planVersion: number) {
  const [row] = await db
    .select({ name: plans.name, terms: planVersions.terms })
    .from(planVersions)
    .innerJoin(plans, eq(plans.key, planVersions.plan))
    .where(and(eq(planVersions.plan, plan), eq(planVersions.number, planVersion)))
  return row ?? null
}
