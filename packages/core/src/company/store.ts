import type { ChangeCompany } from '@leasehold/contracts'
import {
  features,
  invitations,
  memberships,
  plans,
  preparedTenantRead,
  stores,
  type TenantId,
  type TenantReader,
  type TenantTx,
  tenantRead,
  tenants,
  usageCounters,
  users,
} from '@leasehold/db'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'

export const readCompany = preparedTenantRead((db, bound) =>
  db
    .select({
      code: tenants.code,
      name: tenants.name,
      shortName: tenants.shortName,
      timeZone: tenants.timeZone,
      currency: tenants.currency,
      locale: tenants.locale,
      activation: tenants.activation,
      planName: plans.name,
    })
    .from(tenants)
    .leftJoin(plans, eq(plans.key, tenants.plan))
    .where(and(bound, eq(tenants.id, sql.placeholder('tenantId')))),
)

/** The people who may buy: whom to ask when something is locked. */
export const listBillingAdmins = preparedTenantRead((db, bound) =>
  db
    .select({ name: users.displayName, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        bound,
        eq(memberships.tenantId, sql.placeholder('tenantId')),
        eq(memberships.role, 'BILLING_ADMIN'),
        eq(memberships.status, 'active'),
      ),
    )
    .limit(5),
)

const settings = {
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
  timeZone: tenants.timeZone,
  currency: tenants.currency,
  locale: tenants.locale,
  defaultRole: tenants.defaultRole,
  version: tenants.version,
}

export async function readSettings(reader: TenantReader) {
  const [found] = await tenantRead(reader, (db, bound) =>
    db
      .select(settings)
      .from(tenants)
      .where(and(bound, eq(tenants.id, reader.tenantId))),
  )
  return found ?? null
}

export async function lockSettings(tx: TenantTx, tenantId: TenantId) {
  // Others may still refer to the company while it is edited.
  const [found] = await tx.select(settings).from(tenants).where(eq(tenants.id, tenantId)).for('no key update')
  return found ?? null
}

export async function updateSettings(
  tx: TenantTx,
  tenantId: TenantId,
  change: Omit<ChangeCompany, 'version'>,
  updatedAt: Date,
): Promise<void> {
  await tx
    .update(tenants)
    .set({ ...change, updatedAt, version: sql`${tenants.version} + 1` })
    .where(eq(tenants.id, tenantId))
}

/** What is in use: active members, invitations that can be accepted, open stores, customers, bytes of storage. */
export async function countUsage(reader: TenantReader, now: Date) {
  const { tenantId } = reader
  const counter = (feature: string) => sql<number>`coalesce((
    select ${usageCounters.used} from ${usageCounters}
    where ${and(eq(usageCounters.tenantId, tenantId), eq(usageCounters.feature, feature))}), 0)::float8`
  const [used] = await tenantRead(reader, (db, bound) =>
    db
      .select({
        members: sql<number>`(select count(*)::int from ${memberships}
          where ${and(eq(memberships.tenantId, tenantId), eq(memberships.status, 'active'))})`,
        invitations: sql<number>`(select count(*)::int from ${invitations}
          where ${and(
            eq(invitations.tenantId, tenantId),
            eq(invitations.status, 'open'),
            gt(invitations.expiresAt, now),
          )})`,
        stores: sql<number>`(select count(*)::int from ${stores}
          where ${and(eq(stores.tenantId, tenantId), isNull(stores.archivedAt))})`,
        customers: counter('customers'),
        storage: counter('storage'),
      })
      .from(tenants)
      .where(and(bound, eq(tenants.id, tenantId))),
  )
  return used ?? { members: 0, invitations: 0, stores: 0, customers: 0, storage: 0 }
}

/** Features of the catalog, in its order; it is the platform's, and there are some dozens of them. */
export function listFeatures(reader: TenantReader) {
  return tenantRead(reader, (db, bound) =>
    db
      .select({ key: features.key, kind: features.kind, unit: features.unit, name: features.name })
      .from(features)
      .where(bound)
      .orderBy(asc(features.position), asc(features.key)),
  )
}
