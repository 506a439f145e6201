import {
  invoiceExtras,
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  platformAdmins,
} from '@leasehold/db'
import { and, eq, isNull } from 'drizzle-orm'

export async function insertExtra(tx: PlatformTx, row: typeof invoiceExtras.$inferInsert): Promise<void> {
  await tx.insert(invoiceExtras).values(row)
}

const isExtra = (tenantId: string, id: string) =>
  and(eq(invoiceExtras.tenantId, tenantId), eq(invoiceExtras.id, id))

export async function readExtra(tx: PlatformTx, tenantId: string, id: string) {
  const [row] = await tx.select().from(invoiceExtras).where(isExtra(tenantId, id)).for('update')
  return row ?? null
}

export async function revokeExtra(
  tx: PlatformTx,
  tenantId: string,
  id: string,
  revokedAt: Date,
): Promise<void> {
  await tx.update(invoiceExtras).set({ revokedAt }).where(isExtra(tenantId, id))
}

/** A page of what is charged beside the plan, newest first, one more than `limit`. */
export function listExtras(
  db: PlatformDb,
  { tenantId, waiting }: { tenantId: string; waiting: boolean },
  { place, limit }: { place: Place | null; limit: number },
) {
  const { where, orderBy } = keyset([{ column: invoiceExtras.id, type: 'uuid' }], 'desc', place)
  return db
    .select({
      id: invoiceExtras.id,
      kind: invoiceExtras.kind,
      feature: invoiceExtras.feature,
      description: invoiceExtras.description,
      quantity: invoiceExtras.quantity,
      amount: invoiceExtras.amount,
      currency: invoiceExtras.currency,
      periodStart: invoiceExtras.periodStart,
      periodEnd: invoiceExtras.periodEnd,
      invoiceProviderId: invoiceExtras.invoiceProviderId,
      providerId: invoiceExtras.providerId,
      createdBy: { id: platformAdmins.id, name: platformAdmins.name },
      createdAt: invoiceExtras.createdAt,
      revokedAt: invoiceExtras.revokedAt,
    })
    .from(invoiceExtras)
    .leftJoin(platformAdmins, eq(platformAdmins.id, invoiceExtras.createdBy))
    .where(
      and(
        eq(invoiceExtras.tenantId, tenantId),
        waiting ? and(isNull(invoiceExtras.providerId), isNull(invoiceExtras.revokedAt)) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}
