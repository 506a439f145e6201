import { onboardingLinks, type PlatformDb, type PlatformTx, tenants } from '@leasehold/db'
import { and, desc, eq, isNull } from 'drizzle-orm'

/** Holds a tenant still while its link is made or its wizard moves on. */
export async function lockTenant(tx: PlatformTx, tenantId: string) {
  const [tenant] = await tx
    .select({
      id: tenants.id,
      code: tenants.code,
      name: tenants.name,
      activation: tenants.activation,
      deletedAt: tenants.deletedAt,
    })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
    .for('update')
  return tenant ?? null
}

/** Ends the links of a tenant that could still be used. */
export async function replaceLinks(tx: PlatformTx, tenantId: string, replacedAt: Date): Promise<void> {
  await tx
    .update(onboardingLinks)
    .set({ replacedAt })
    .where(
      and(
        eq(onboardingLinks.tenantId, tenantId),
        isNull(onboardingLinks.replacedAt),
        isNull(onboardingLinks.usedAt),
      ),
    )
}

export async function insertLink(tx: PlatformTx, link: typeof onboardingLinks.$inferInsert): Promise<void> {
  await tx.insert(onboardingLinks).values(link)
}

/** The newest link of a tenant, without anything that would let one use it. */
export async function readNewestLink(db: PlatformDb, tenantId: string) {
  const [link] = await db
    .select({
      id: onboardingLinks.id,
      expiresAt: onboardingLinks.expiresAt,
      replacedAt: onboardingLinks.replacedAt,
      usedAt: onboardingLinks.usedAt,
      userId: onboardingLinks.userId,
      createdAt: onboardingLinks.createdAt,
    })
    .from(onboardingLinks)
    .where(eq(onboardingLinks.tenantId, tenantId))
    .orderBy(desc(onboardingLinks.id))
    .limit(1)
  return link ?? null
}
