import {
  contractColumns,
  invoices,
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  platformAdmins,
  reconciliationDifferences,
  reconciliations,
  stripeCustomers,
  stripeEvents,
  subscriptionRequests,
  subscriptions,
  tenants,
} from '@leasehold/db'
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { OurInvoice, OurSubscription } from './rules.ts'

type Reader = PlatformDb | PlatformTx

export async function insertReconciliation(
  tx: PlatformTx,
  row: typeof reconciliations.$inferInsert,
): Promise<void> {
  await tx.insert(reconciliations).values(row)
}

export async function readReconciliation(db: Reader, id: string) {
  const [row] = await db.select().from(reconciliations).where(eq(reconciliations.id, id))
  return row ?? null
}

/** One that is under way; two of them would find the same. */
export async function readRunning(db: Reader) {
  const [row] = await db
    .select({ id: reconciliations.id })
    .from(reconciliations)
    .where(eq(reconciliations.state, 'running'))
    .limit(1)
  return row ?? null
}

/** When the last one that came to its end began. */
export async function lastBegun(db: Reader): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: reconciliations.createdAt })
    .from(reconciliations)
    .where(eq(reconciliations.state, 'done'))
    .orderBy(desc(reconciliations.id))
    .limit(1)
  return row?.createdAt ?? null
}

export type Found = Omit<typeof reconciliationDifferences.$inferInsert, 'reconciliationId'>

/** What a page brought, and where the next one begins: together, so that nothing is counted twice. */
export async function savePage(
  tx: PlatformTx,
  id: string,
  page: { cursor: string; checked: number; found: Found[] },
): Promise<void> {
  const { cursor, checked, found } = page
  const mended = found.filter(({ mendedAt }) => mendedAt).length
  await tx
    .update(reconciliations)
    .set({
      cursor,
      checked: sql`${reconciliations.checked} + ${checked}`,
      differing: sql`${reconciliations.differing} + ${found.length}`,
      mended: sql`${reconciliations.mended} + ${mended}`,
    })
    .where(eq(reconciliations.id, id))
  if (found.length === 0) return
  await tx.insert(reconciliationDifferences).values(found.map((each) => ({ ...each, reconciliationId: id })))
}

export async function endReconciliation(
  tx: PlatformTx,
  id: string,
  end: { state: 'done' | 'failed'; error: string | null; endedAt: Date },
): Promise<void> {
  await tx.update(reconciliations).set(end).where(eq(reconciliations.id, id))
}

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

export type Kept = typeof reconciliationDifferences.$inferSelect

export async function readDifference(db: Reader, reconciliationId: string, id: string): Promise<Kept | null> {
  const [row] = await db
    .select()
    .from(reconciliationDifferences)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        eq(reconciliationDifferences.id, id),
      ),
    )
  return row ?? null
}

/** What was not mended yet, in the order in which it was found. */
export async function listUnmended(
  db: Reader,
  reconciliationId: string,
  after: string | null,
  limit: number,
) {
  return await db
    .select()
    .from(reconciliationDifferences)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        isNull(reconciliationDifferences.mendedAt),
        after === null ? undefined : gt(reconciliationDifferences.id, after),
      ),
    )
    .orderBy(asc(reconciliationDifferences.id))
    .limit(limit)
}

/** Notes that it is asked to be mended: one of them, or all that are left. */
export async function noteAsked(
  tx: PlatformTx,
  { reconciliationId, id }: { reconciliationId: string; id: string | null },
  askedAt: Date,
): Promise<void> {
  await tx
    .update(reconciliationDifferences)
    .set({ askedAt, error: null })
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        isNull(reconciliationDifferences.mendedAt),
        id === null ? undefined : eq(reconciliationDifferences.id, id),
      ),
    )
}

/** Notes what became of mending; counts a difference as mended once. */
export async function saveMending(
  tx: PlatformTx,
  { reconciliationId, id }: { reconciliationId: string; id: string },
  outcome: { mendedAt: Date | null; error: string | null },
): Promise<void> {
  const noted = await tx
    .update(reconciliationDifferences)
    .set(outcome)
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        eq(reconciliationDifferences.id, id),
        isNull(reconciliationDifferences.mendedAt),
      ),
    )
    .returning({ id: reconciliationDifferences.id })
  if (!outcome.mendedAt || noted.length === 0) return
  await tx
    .update(reconciliations)
    .set({ mended: sql`${reconciliations.mended} + 1` })
    .where(eq(reconciliations.id, reconciliationId))
}

/** Nobody else begins a comparison until this transaction has ended. */
export async function lockBeginning(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('leasehold_reconciliation'))`)
}

const listed = {
  id: reconciliations.id,
  actorKind: reconciliations.actorKind,
  actorId: reconciliations.actorId,
  actorName: platformAdmins.name,
  mends: reconciliations.mends,
  state: reconciliations.state,
  cursor: reconciliations.cursor,
  checked: reconciliations.checked,
  differing: reconciliations.differing,
  mended: reconciliations.mended,
  error: reconciliations.error,
  createdAt: reconciliations.createdAt,
  endedAt: reconciliations.endedAt,
}

export type Named = Awaited<ReturnType<typeof listReconciliations>>[number]

/** The newest first. */
export async function listReconciliations(db: Reader, place: Place | null, limit: number) {
  const { where, orderBy } = keyset([{ column: reconciliations.id, type: 'uuid' }], 'desc', place)
  return await selectNamed(db)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readNamed(db: Reader, id: string): Promise<Named | null> {
  const [row] = await selectNamed(db).where(eq(reconciliations.id, id))
  return row ?? null
}

function selectNamed(db: Reader) {
  return db
    .select(listed)
    .from(reconciliations)
    .leftJoin(platformAdmins, eq(platformAdmins.id, reconciliations.actorId))
    .$dynamic()
}

/** What a comparison found, in the order in which it did; one more than `limit`. */
export async function listDifferences(
  db: Reader,
  { reconciliationId, unmended }: { reconciliationId: string; unmended: boolean },
  place: Place | null,
  limit: number,
) {
  const { where, orderBy } = keyset([{ column: reconciliationDifferences.id, type: 'uuid' }], 'asc', place)
  return await db
    .select({
      ...getTableColumns(reconciliationDifferences),
      companyCode: tenants.code,
      companyName: tenants.name,
    })
    .from(reconciliationDifferences)
    .leftJoin(tenants, eq(tenants.id, reconciliationDifferences.companyId))
    .where(
      and(
        eq(reconciliationDifferences.reconciliationId, reconciliationId),
        unmended ? isNull(reconciliationDifferences.mendedAt) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}
