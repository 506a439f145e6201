import {
  membershipStores,
  memberships,
  onboardingLinks,
  type PlatformDb,
  platformAdmins,
  stores,
  subscriptions,
  tenants,
  users,
} from '@leasehold/db'
import { and, eq } from 'drizzle-orm'

export async function insertTenant(db: PlatformDb, row: typeof tenants.$inferInsert) {
  await db.insert(tenants).values(row)
}

export async function insertSubscription(db: PlatformDb, row: typeof subscriptions.$inferInsert) {
  await db.insert(subscriptions).values(row)
}

export async function insertUser(db: PlatformDb, row: typeof users.$inferInsert) {
  await db.insert(users).values(row)
}

export async function insertAdmin(db: PlatformDb, row: typeof platformAdmins.$inferInsert) {
  await db.insert(platformAdmins).values(row)
}

export async function insertStore(db: PlatformDb, row: typeof stores.$inferInsert) {
  await db.insert(stores).values(row)
}

export async function insertMembership(
  db: PlatformDb,
  row: typeof memberships.$inferInsert,
  storeIds: string[],
): Promise<void> {
  const isFirst =
    row.status === 'active' &&
    (await db.$count(
      memberships,
      and(eq(memberships.userId, row.userId), eq(memberships.isPrimary, true)),
    )) === 0
  await db.insert(memberships).values({ ...row, isPrimary: isFirst })
  const { tenantId, userId } = row
  if (storeIds.length > 0) {
    await db.insert(membershipStores).values(storeIds.map((storeId) => ({ tenantId, userId, storeId })))
  }
}

export async function insertOnboardingLink(db: PlatformDb, row: typeof onboardingLinks.$inferInsert) {
  await db.insert(onboardingLinks).values(row)
}
