import {
  keyset,
  type Place,
  type PlatformDb,
  planVersions,
  platformAdmins,
  subscriptionAddOns,
  subscriptions,
  type Tx,
  tenants,
} from '@leasehold/db'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'

/** How many companies are on each version: read from indexes alone. */
export async function countTenants(db: PlatformDb | Tx, plan?: string) {
  const [contracts, addOns] = await Promise.all([
    db
      .select({
        plan: subscriptions.plan,
        planVersion: subscriptions.planVersion,
        tenants: sql<number>`count(*)::int`,
      })
      .from(subscriptions)
      .where(plan === undefined ? undefined : eq(subscriptions.plan, plan))
      .groupBy(subscriptions.plan, subscriptions.planVersion),
    db
      .select({
        plan: subscriptionAddOns.plan,
        planVersion: subscriptionAddOns.planVersion,
        tenants: sql<number>`count(distinct ${subscriptionAddOns.tenantId})::int`,
      })
      .from(subscriptionAddOns)
      .where(
        and(
          isNull(subscriptionAddOns.removedAt),
          plan === undefined ? undefined : eq(subscriptionAddOns.plan, plan),
        ),
      )
      .groupBy(subscriptionAddOns.plan, subscriptionAddOns.planVersion),
  ])
  return [...contracts, ...addOns]
}

/** Every version of a plan, the newest first. */
export function listVersions(db: PlatformDb, plan: string) {
  return db
    .select({
      number: planVersions.number,
      terms: planVersions.terms,
      publishedAt: planVersions.publishedAt,
      /** Name of who published it; null when a preset was applied from the command line. */
      publishedBy: platformAdmins.name,
    })
    .from(planVersions)
    .leftJoin(platformAdmins, eq(platformAdmins.id, planVersions.publishedBy))
    .where(eq(planVersions.plan, plan))
    .orderBy(desc(planVersions.number))
}

const tenantFields = {
  tenantId: tenants.id,
  code: tenants.code,
  name: tenants.name,
  deletedAt: tenants.deletedAt,
  subscriptionState: tenants.subscriptionState,
  trialEndsAt: tenants.trialEndsAt,
}

/** A page of the companies on a version, one more than `limit`, the newest first. */
export function listTenantsOf(
  db: PlatformDb,
  { plan, planVersion, isAddOn }: { plan: string; planVersion: number; isAddOn: boolean },
  place: Place | null,
  limit: number,
) {
  const { where, orderBy } = keyset([{ column: tenants.id, type: 'uuid' }], 'desc', place)
  const contracts = sql`select tenant_id, 1 as quantity from subscriptions
    where plan = ${plan} and plan_version = ${planVersion}`
  const addOns = sql`select tenant_id, sum(quantity)::int as quantity from subscription_add_ons
    where plan = ${plan} and plan_version = ${planVersion} and removed_at is null group by tenant_id`
  return db
    .select({ ...tenantFields, quantity: sql<number>`u.quantity` })
    .from(sql`(${isAddOn ? addOns : contracts}) as u`)
    .innerJoin(tenants, sql`${tenants.id} = u.tenant_id`)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit + 1)
}
