import type { Currency, FeatureKind, Locale, Localized, PlanTerms } from '@leasehold/catalog'
import {
  features,
  invoiceExtras,
  type PlatformTx,
  planVersions,
  subscriptions,
  tenants,
  usageCounters,
} from '@leasehold/db'
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'

/** The contract, its row locked, with what its version sells and the language of the company. Null without one. */
export async function lockContract(tx: PlatformTx, tenantId: string) {
  const [row] = await tx
    .select({ cycle: subscriptions.cycle, plan: subscriptions.plan, planVersion: subscriptions.planVersion })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  if (!row) return null
  const [sold] = await tx
    .select({ terms: planVersions.terms })
    .from(planVersions)
    .where(and(eq(planVersions.plan, row.plan), eq(planVersions.number, row.planVersion)))
  return { cycle: row.cycle, overages: sold?.terms.overages ?? ({} as PlanTerms['overages']) }
}

export async function readLocale(tx: PlatformTx, tenantId: string): Promise<Locale> {
  const [row] = await tx.select({ locale: tenants.locale }).from(tenants).where(eq(tenants.id, tenantId))
  return row?.locale ?? 'en'
}

export async function readFeatures(
  tx: PlatformTx,
): Promise<Map<string, { kind: FeatureKind; name: Localized }>> {
  const rows = await tx.select({ key: features.key, kind: features.kind, name: features.name }).from(features)
  return new Map(rows.map(({ key, ...feature }) => [key, feature]))
}

/** What is counted of a company's use, as of now. */
export async function readCounters(tx: PlatformTx, tenantId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ feature: usageCounters.feature, used: usageCounters.used })
    .from(usageCounters)
    .where(eq(usageCounters.tenantId, tenantId))
  return new Map(rows.map(({ feature, used }) => [feature, Number(used)]))
}

/** What was reckoned for a feature and a period once is not reckoned again. */
export async function insertOverages(
  tx: PlatformTx,
  rows: (typeof invoiceExtras.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(invoiceExtras).values(rows).onConflictDoNothing()
}

export type Extra = typeof invoiceExtras.$inferSelect

/** Sets what waits aside for an invoice; what was set aside for it before is among it. */
export async function claimExtras(
  tx: PlatformTx,
  {
    tenantId,
    invoiceProviderId,
    currency,
  }: { tenantId: string; invoiceProviderId: string; currency: Currency },
): Promise<Extra[]> {
  const waits = or(
    isNull(invoiceExtras.invoiceProviderId),
    eq(invoiceExtras.invoiceProviderId, invoiceProviderId),
  )
  return tx
    .update(invoiceExtras)
    .set({ invoiceProviderId })
    .where(
      and(
        eq(invoiceExtras.tenantId, tenantId),
        eq(invoiceExtras.currency, currency),
        isNull(invoiceExtras.providerId),
        isNull(invoiceExtras.revokedAt),
        waits,
      ),
    )
    .returning()
}

/** Extras that were set aside for an invoice and are not known to be on it. */
export function listClaimed(tx: PlatformTx, tenantId: string, invoiceProviderId: string): Promise<Extra[]> {
  return tx
    .select()
    .from(invoiceExtras)
    .where(
      and(
        eq(invoiceExtras.tenantId, tenantId),
        eq(invoiceExtras.invoiceProviderId, invoiceProviderId),
        isNull(invoiceExtras.providerId),
      ),
    )
    .orderBy(asc(invoiceExtras.id))
}

/** False when it was noted before. */
export async function noteAdded(
  tx: PlatformTx,
  { tenantId, id }: Extra,
  providerId: string,
): Promise<boolean> {
  const noted = await tx
    .update(invoiceExtras)
    .set({ providerId })
    .where(
      and(eq(invoiceExtras.tenantId, tenantId), eq(invoiceExtras.id, id), isNull(invoiceExtras.providerId)),
    )
    .returning({ id: invoiceExtras.id })
  return noted.length === 1
}

/** What did not come onto the invoice waits for the next. */
export async function release(tx: PlatformTx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx
    .update(invoiceExtras)
    .set({ invoiceProviderId: null })
    .where(
      and(
        eq(invoiceExtras.tenantId, tenantId),
        inArray(invoiceExtras.id, [...ids]),
        isNull(invoiceExtras.providerId),
      ),
    )
}
