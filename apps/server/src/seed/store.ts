import {
  departments,
  membershipStores,
  memberships,
  type PlatformTx,
  platformAdmins,
  stores,
  subscriptions,
  tenants,
  users,
} from '@leasehold/db'
import { eq, inArray, sql } from 'drizzle-orm'

/** Any constant serves: processes that start at once seed one after the other. */
const SEED_LOCK = 7_326_545_002

export async function lockSeeding(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`)
}

/** Codes of these companies that exist, deleted ones too: what a person removed does not come back. */
export async function existingCompanies(tx: PlatformTx, codes: string[]): Promise<Set<string>> {
  const found = await tx.select({ code: tenants.code }).from(tenants).where(inArray(tenants.code, codes))
  return new Set(found.map(({ code }) => code))
}

export async function isAdminKnown(tx: PlatformTx, usernameKey: string): Promise<boolean> {
  return (await tx.$count(platformAdmins, eq(platformAdmins.usernameKey, usernameKey))) > 0
}

/** Ids of these usernames that are taken. */
export async function existingUsers(tx: PlatformTx, keys: string[]): Promise<Map<string, string>> {
  const found = await tx
    .select({ key: users.usernameKey, id: users.id })
    .from(users)
    .where(inArray(users.usernameKey, keys))
  return new Map(found.map(({ key, id }) => [key, id]))
}

export async function insertCompany(
  tx: PlatformTx,
  tenant: typeof tenants.$inferInsert,
  subscription: Omit<typeof subscriptions.$inferInsert, 'tenantId'>,
): Promise<void> {
  await tx.insert(tenants).values(tenant)
  await tx.insert(subscriptions).values({ ...subscription, tenantId: tenant.id })
}

export async function insertStore(tx: PlatformTx, row: typeof stores.$inferInsert): Promise<void> {
  await tx.insert(stores).values(row)
}

export async function insertDepartment(tx: PlatformTx, row: typeof departments.$inferInsert): Promise<void> {
  await tx.insert(departments).values(row)
}

export async function insertMembership(
  tx: PlatformTx,
  row: typeof memberships.$inferInsert,
  storeIds: string[],
): Promise<void> {
  await tx.insert(memberships).values(row)
  const { tenantId, userId } = row
  if (storeIds.length > 0) {
    await tx.insert(membershipStores).values(storeIds.map((storeId) => ({ tenantId, userId, storeId })))
  }
}
