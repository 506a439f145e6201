import {
  keyset,
  type Place,
  type PlatformTx,
  subscriptionAddOns,
  subscriptions,
  type Tx,
  tenants,
} from '@leasehold/db'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

/** Some companies by their ids. */
export const among = (ids: string[]) => inArray(tenants.id, ids)

/** A page of companies that would move, one more than `limit`. */
export function listMoving(
  tx: Tx,
  who: { tenantId: string } | { plan: string; from: number; isAddOn: boolean },
  place: Place | null,
  limit: number,
) {
  const { where, orderBy } = keyset([{ column: tenants.id, type: 'uuid' }], 'asc', place)
  const table = sql.raw('from' in who && who.isAddOn ? 'subscription_add_ons' : 'subscriptions')
  const standing = 'from' in who && who.isAddOn ? sql` and u.removed_at is null` : sql``
  const those =
    'tenantId' in who
      ? eq(tenants.id, who.tenantId)
      : sql`exists (select from ${table} u where u.tenant_id = ${tenants.id} and u.plan = ${who.plan}
          and u.plan_version = ${who.from}${standing})`
  return tx
    .select({ id: tenants.id, code: tenants.code, name: tenants.name })
    .from(tenants)
    .where(and(those, isNull(tenants.deletedAt), where))
    .orderBy(...orderBy)
    .limit(limit + 1)
}

/** The company's contract and row, locked in the order in which everyone locks them. */
export async function lockTenant(tx: PlatformTx, tenantId: string) {
  const [contract] = await tx
    .select({
      plan: subscriptions.plan,
      planVersion: subscriptions.planVersion,
      source: subscriptions.source,
      state: subscriptions.state,
      trialEndsAt: subscriptions.trialEndsAt,
      endsAt: subscriptions.endsAt,
      clockAhead: subscriptions.clockAhead,
    })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  const [tenant] = await tx
    .select({ deletedAt: tenants.deletedAt })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
    .for('update')
  return tenant ? { ...tenant, contract: contract ?? null } : null
}

/**
 * Puts what a company has of a plan on a version; what is on it already is left alone.
 *
 * @returns the versions that were left
 */
export async function moveTo(
  tx: PlatformTx,
  tenantId: string,
  { plan, planVersion }: { plan: string; planVersion: number },
): Promise<number[]> {
  const left = await tx.execute<{ left: number }>(sql`
    select plan_version as left from subscriptions
      where tenant_id = ${tenantId} and plan = ${plan} and plan_version <> ${planVersion}
    union select plan_version from subscription_add_ons
      where tenant_id = ${tenantId} and plan = ${plan} and plan_version <> ${planVersion} and removed_at is null`)
  if (left.length === 0) return []
  await tx
    .update(subscriptions)
    .set({ planVersion, version: sql`${subscriptions.version} + 1` })
    .where(
      and(
        eq(subscriptions.tenantId, tenantId),
        eq(subscriptions.plan, plan),
        ne(subscriptions.planVersion, planVersion),
      ),
    )
  await tx
    .update(subscriptionAddOns)
    .set({ planVersion })
    .where(
      and(
        eq(subscriptionAddOns.tenantId, tenantId),
        eq(subscriptionAddOns.plan, plan),
        ne(subscriptionAddOns.planVersion, planVersion),
        isNull(subscriptionAddOns.removedAt),
      ),
    )
  return left.map((row) => row.left)
}
