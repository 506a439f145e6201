import type { Activation } from '@leasehold/catalog'
import { onboardingLinks, type PlatformDb, type PlatformTx, tenants } from '@leasehold/db'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'

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

/** The link of a token's hash, with what the wizard tells of its company. */
export async function findLink(db: PlatformDb, tokenHash: string) {
  const [link] = await db
    .select({
      id: onboardingLinks.id,
      tenantId: onboardingLinks.tenantId,
      expiresAt: onboardingLinks.expiresAt,
      replacedAt: onboardingLinks.replacedAt,
      usedAt: onboardingLinks.usedAt,
      userId: onboardingLinks.userId,
      code: tenants.code,
      name: tenants.name,
      locale: tenants.locale,
      contactPerson: tenants.contactPerson,
      contactEmail: tenants.contactEmail,
      activation: tenants.activation,
    })
    .from(onboardingLinks)
    .innerJoin(tenants, and(eq(tenants.id, onboardingLinks.tenantId), isNull(tenants.deletedAt)))
    .where(eq(onboardingLinks.tokenHash, tokenHash))
  return link ?? null
}

/** From now on the wizard of the link goes on for this user only. */
export async function bindLink(
  tx: PlatformTx,
  link: { tenantId: string; id: string },
  userId: string,
): Promise<void> {
  await tx
    .update(onboardingLinks)
    .set({ userId })
    .where(and(eq(onboardingLinks.tenantId, link.tenantId), eq(onboardingLinks.id, link.id)))
}

/** Ends every link of a tenant that is in use now. */
export async function useLinks(tx: PlatformTx, tenantId: string, usedAt: Date): Promise<void> {
  await tx
    .update(onboardingLinks)
    .set({ usedAt })
    .where(and(eq(onboardingLinks.tenantId, tenantId), isNull(onboardingLinks.usedAt)))
}

/** Not an edit: whoever has the company's form open meanwhile saves it without a conflict. */
export async function setActivation(tx: PlatformTx, tenantId: string, activation: Activation): Promise<void> {
  await tx.update(tenants).set({ activation, updatedAt: sql`now()` }).where(eq(tenants.id, tenantId))
}
