import {
  invitations,
  memberships,
  type PlatformDb,
  stores,
  type Tx,
  tenants,
  usageCounters,
} from '@leasehold/db'
import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Usage } from './usage-of.ts'

export const none: Usage = { users: 0, stores: 0, customers: 0, storage: 0 }

/** Each limit's use, tenant by tenant: a few index reads for each. */
export async function readUsage(db: PlatformDb | Tx, tenantIds: readonly string[], now: Date) {
  const counter = (feature: string) => sql<number>`coalesce((
    select ${usageCounters.used} from ${usageCounters}
    where ${and(ofTenant(usageCounters.tenantId), eq(usageCounters.feature, feature))}), 0)::float8`
  const rows = await db
    .select({
      id: tenants.id,
      members: count(memberships, and(ofTenant(memberships.tenantId), eq(memberships.status, 'active'))),
      invited: count(
        invitations,
        and(ofTenant(invitations.tenantId), eq(invitations.status, 'open'), gt(invitations.expiresAt, now)),
      ),
      stores: count(stores, and(ofTenant(stores.tenantId), isNull(stores.archivedAt))),
      customers: counter('customers'),
      storage: counter('storage'),
      // A join, so that columns keep their tables' names inside the sub-selects.
    })
    .from(tenants)
    .leftJoin(sql`(select 1) as one`, sql`true`)
    .where(inArray(tenants.id, [...tenantIds]))
  return new Map<string, Usage>(
    rows.map(({ id, members, invited, ...used }) => [id, { ...used, users: members + invited }]),
  )
}

const ofTenant = (
  column:
    | typeof stores.tenantId
    | typeof memberships.tenantId
    | typeof invitations.tenantId
    | typeof usageCounters.tenantId,
) => eq(column, tenants.id)

function count(table: typeof stores | typeof memberships | typeof invitations, where: SQL | undefined) {
  return sql<number>`(select count(*)::int from ${table} where ${where})`
}
