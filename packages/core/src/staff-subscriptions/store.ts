import type { Localized, PlanTerms } from '@leasehold/catalog'
import {
  billingSettings,
  contractColumns,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  subscriptionRequests,
  subscriptions,
  type Tx,
  tenants,
} from '@leasehold/db'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Subscription, SubscriptionChange } from './rules/contract.ts'

export const contractFields = {
  ...contractColumns,
  version: subscriptions.version,
  createdAt: subscriptions.createdAt,
}

const companyFields = {
  id: tenants.id,
  code: tenants.code,
  name: tenants.name,
  timeZone: tenants.timeZone,
  currency: tenants.currency,
  locale: tenants.locale,
  deletedAt: tenants.deletedAt,
}

export type Company = NonNullable<Awaited<ReturnType<typeof readCompany>>>

/** The contract, locked: before the company's own row, as everyone does who needs both. */
export async function lockContract(tx: PlatformTx, tenantId: string): Promise<Subscription | null> {
  const [row] = await tx
    .select(contractFields)
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  return row ?? null
}

export async function lockCompany(tx: PlatformTx, tenantId: string) {
  const [row] = await tx.select(companyFields).from(tenants).where(eq(tenants.id, tenantId)).for('update')
  return row ?? null
}

export async function readContract(db: PlatformDb | Tx, tenantId: string): Promise<Subscription | null> {
  const [row] = await db
    .select(contractFields)
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
  return row ?? null
}

export async function readCompany(db: PlatformDb | Tx, tenantId: string) {
  const [row] = await db.select(companyFields).from(tenants).where(eq(tenants.id, tenantId))
  return row ?? null
}

export async function insertContract(tx: PlatformTx, row: typeof subscriptions.$inferInsert): Promise<void> {
  await tx.insert(subscriptions).values(row)
}

export async function updateContract(
  tx: PlatformTx,
  tenantId: string,
  change: SubscriptionChange,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ ...change, version: sql`${subscriptions.version} + 1` })
    .where(eq(subscriptions.tenantId, tenantId))
}

export type PlanRow = {
  plan: string
  name: Localized
  kind: 'plan' | 'addon'
  onSale: boolean
  /** The version that is sold now; null before the first. */
  latest: number | null
}

export async function readPlan(db: PlatformDb | Tx, key: string): Promise<PlanRow | null> {
  const [row] = await db
    .select({
      plan: plans.key,
      name: plans.name,
      kind: plans.kind,
      onSale: plans.onSale,
      latest: plans.latest,
    })
    .from(plans)
    .where(eq(plans.key, key))
  return row ?? null
}

/** What versions of plans sell, by `plan@version`. */
export async function readVersions(
  db: PlatformDb | Tx,
  wanted: readonly { plan: string; planVersion: number }[],
): Promise<Map<string, PlanTerms>> {
  const keys = [...new Set(wanted.map(({ plan }) => plan))]
  if (keys.length === 0) return new Map()
  const numbers = [...new Set(wanted.map(({ planVersion }) => planVersion))]
  const rows = await db
    .select({ plan: planVersions.plan, number: planVersions.number, terms: planVersions.terms })
    .from(planVersions)
    .where(and(inArray(planVersions.plan, keys), inArray(planVersions.number, numbers)))
  return new Map(rows.map(({ plan, number, terms }) => [`${plan}@${number}`, terms]))
}

export async function readVersion(db: PlatformDb | Tx, plan: string, planVersion: number) {
  const found = await readVersions(db, [{ plan, planVersion }])
  return found.get(`${plan}@${planVersion}`) ?? null
}

/** What is asked of Stripe for a company and has not come to its end. */
export async function readUnderWay(db: PlatformDb | Tx, tenantId: string) {
  const [row] = await db
    .select()
    .from(subscriptionRequests)
    .where(
      and(
        eq(subscriptionRequests.tenantId, tenantId),
        inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
      ),
    )
  return row ?? null
}

/** Whether companies buy by themselves. */
export async function isBillingEnabled(db: PlatformDb | Tx): Promise<boolean> {
  const [row] = await db.select({ enabled: billingSettings.enabled }).from(billingSettings)
  return row?.enabled ?? true
}
