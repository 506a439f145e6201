import type { ListTenantMembers } from '@leasehold/contracts'
import {
  containsText,
  keyset,
  memberships,
  type Place,
  type PlatformDb,
  subscriptions,
  tenants,
  users,
} from '@leasehold/db'
import { and, eq, inArray } from 'drizzle-orm'
import { contractFields, editableFields } from '../store.ts'

/** One company with everything staff see of it. */
export async function readTenant(db: PlatformDb, tenantId: string) {
  const [tenant] = await db
    .select({
      id: tenants.id,
      code: tenants.code,
      ...editableFields,
      activation: tenants.activation,
      entitlementVersion: tenants.entitlementVersion,
      deletedAt: tenants.deletedAt,
      purgeAfter: tenants.purgeAfter,
      createdAt: tenants.createdAt,
      updatedAt: tenants.updatedAt,
      version: tenants.version,
    })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return tenant ?? null
}

export async function readContract(db: PlatformDb, tenantId: string) {
  const [contract] = await db
    .select(contractFields)
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
  return contract ?? null
}

/** People of a company, by name; one more than `limit`. Removed members are not among them. */
export async function listMembers(db: PlatformDb, input: ListTenantMembers, place: Place | null) {
  const columns = [
    { column: users.displayName, type: 'text' },
    { column: users.id, type: 'uuid' },
  ]
  const { where, orderBy } = keyset(columns, 'asc', place)
  const { tenantId, query, limit } = input
  return db
    .select({
      userId: users.id,
      username: users.username,
      displayName: users.displayName,
      email: users.email,
      accountStatus: users.status,
      role: memberships.role,
      status: memberships.status,
      isPrimary: memberships.isPrimary,
      joinedAt: memberships.createdAt,
      lastSignInAt: users.lastSignInAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        inArray(memberships.status, ['active', 'disabled']),
        query ? containsText([users.displayName, users.username, users.email], query) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}
