import { heldColumns, type PlatformTx, subscriptions, tenants, violatedConstraint } from '@leasehold/db'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { TakenByOther } from './errors.ts'
import type { ContractChange } from './rules.ts'

/** What staff edit of a company. */
export const editableFields = {
  name: tenants.name,
  shortName: tenants.shortName,
  creditCode: tenants.creditCode,
  taxNumber: tenants.taxNumber,
  contactPerson: tenants.contactPerson,
  contactPhone: tenants.contactPhone,
  contactEmail: tenants.contactEmail,
  contactAddress: tenants.contactAddress,
  industry: tenants.industry,
  region: tenants.region,
  sizeBand: tenants.sizeBand,
  employeeCount: tenants.employeeCount,
  subdomain: tenants.subdomain,
  customDomain: tenants.customDomain,
  timeZone: tenants.timeZone,
  currency: tenants.currency,
  locale: tenants.locale,
  defaultRole: tenants.defaultRole,
}

export const contractFields = { ...heldColumns, version: subscriptions.version }

/** The contract, locked: before the company's own row, as everyone does who needs both. */
export async function lockContract(tx: PlatformTx, tenantId: string) {
  const [contract] = await tx
    .select(contractFields)
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  return contract ?? null
}

export async function lockTenant(tx: PlatformTx, tenantId: string) {
  const [tenant] = await tx
    .select({ ...editableFields, code: tenants.code, deletedAt: tenants.deletedAt, version: tenants.version })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
    .for('update')
  return tenant ?? null
}

/** The same of several companies: contracts first, then the companies' own rows, each in the order of their ids. */
export async function lockWithContracts(tx: PlatformTx, tenantIds: readonly string[]) {
  const contracts = await tx
    .select({ tenantId: subscriptions.tenantId, ...contractFields })
    .from(subscriptions)
    .where(inArray(subscriptions.tenantId, [...tenantIds]))
    .orderBy(asc(subscriptions.tenantId))
    .for('update')
  const found = await tx
    .select({ id: tenants.id, deletedAt: tenants.deletedAt })
    .from(tenants)
    .where(inArray(tenants.id, [...tenantIds]))
    .orderBy(asc(tenants.id))
    .for('update')
  const contractOf = new Map(contracts.map(({ tenantId, ...contract }) => [tenantId, contract]))
  return new Map(found.map(({ id, deletedAt }) => [id, { deletedAt, contract: contractOf.get(id) ?? null }]))
}

/**
 * False when the code is taken: another one is tried.
 *
 * @throws TakenByOther
 */
export async function insertTenant(tx: PlatformTx, row: typeof tenants.$inferInsert): Promise<boolean> {
  const insert = tx
    .insert(tenants)
    .values(row)
    .onConflictDoNothing({ target: tenants.code })
    .returning({ id: tenants.id })
  return (await nothingTaken(insert)).length === 1
}

export async function insertContract(tx: PlatformTx, row: typeof subscriptions.$inferInsert): Promise<void> {
  await insertContracts(tx, [row])
}

export async function insertContracts(
  tx: PlatformTx,
  rows: (typeof subscriptions.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(subscriptions).values(rows)
}

type Editable = Partial<Pick<typeof tenants.$inferInsert, keyof typeof editableFields>>

/** @throws TakenByOther */
export async function updateTenant(
  tx: PlatformTx,
  tenantId: string,
  fields: Editable & { deletedAt?: Date | null; purgeAfter?: Date | null },
  updatedAt: Date,
): Promise<void> {
  const raised = { version: sql`${tenants.version} + 1`, updatedAt }
  await nothingTaken(
    tx
      .update(tenants)
      .set({ ...fields, ...raised })
      .where(eq(tenants.id, tenantId)),
  )
}

/** Raises the version by which entitlements are remembered. (A change of the contract does so by itself.) */
export async function raiseEntitlementVersion(tx: PlatformTx, tenantId: string): Promise<void> {
  await tx
    .update(tenants)
    .set({ entitlementVersion: sql`${tenants.entitlementVersion} + 1` })
    .where(eq(tenants.id, tenantId))
}

/** The trigger `subscription_changed` raises the tenant's entitlement version with it. */
export function updateContract(tx: PlatformTx, tenantId: string, change: ContractChange): Promise<void> {
  return updateContracts(tx, [tenantId], change)
}

/** The same change of several contracts. */
export async function updateContracts(
  tx: PlatformTx,
  tenantIds: readonly string[],
  change: ContractChange,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ ...change, version: sql`${subscriptions.version} + 1` })
    .where(inArray(subscriptions.tenantId, [...tenantIds]))
}

/** What each index that can refuse keeps unique. */
const unique: Record<string, ConstructorParameters<typeof TakenByOther>> = {
  tenants_subdomain_index: ['SUBDOMAIN_TAKEN', 'subdomain'],
  tenants_custom_domain_index: ['CUSTOM_DOMAIN_TAKEN', 'customDomain'],
  tenants_credit_code_index: ['CREDIT_CODE_TAKEN', 'creditCode'],
}

async function nothingTaken<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    const taken = unique[violatedConstraint(error) ?? '']
    throw taken ? new TakenByOther(...taken) : error
  }
}
