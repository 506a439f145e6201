import {
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  platformAdmins,
  reconciliationDifferences,
  reconciliations,
  tenants,
} from '@leasehold/db'
import { and, eq, getTableColumns, isNull } from 'drizzle-orm'

type Reader = PlatformDb | PlatformTx

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
