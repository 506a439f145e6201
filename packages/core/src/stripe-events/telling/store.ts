import type { Localized } from '@leasehold/catalog'
import {
  invoices,
  type PlatformDb,
  type PlatformTx,
  plans,
  platformAdmins,
  stripeCustomers,
  subscriptions,
  tenants,
} from '@leasehold/db'
import { and, asc, eq, inArray } from 'drizzle-orm'

type Reader = PlatformDb | PlatformTx

export async function companyOfCustomer(db: Reader, customerId: string): Promise<string | null> {
  const [row] = await db
    .select({ tenantId: stripeCustomers.tenantId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, customerId))
    .limit(1)
  return row?.tenantId ?? null
}

export async function readInvoice(db: Reader, providerId: string) {
  const [row] = await db.select().from(invoices).where(eq(invoices.providerId, providerId)).limit(1)
  return row ?? null
}

/** What a trial is of, and when it becomes what is paid; null where Stripe holds none on trial. */
export async function readTrial(db: Reader, tenantId: string) {
  const [row] = await db
    .select({
      plan: subscriptions.plan,
      trialEndsAt: subscriptions.trialEndsAt,
      endsAt: subscriptions.endsAt,
    })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.tenantId, tenantId),
        eq(subscriptions.source, 'stripe'),
        eq(subscriptions.state, 'trialing'),
      ),
    )
  return row ?? null
}

export async function readPlanName(db: Reader, plan: string): Promise<Localized | null> {
  const [row] = await db.select({ name: plans.name }).from(plans).where(eq(plans.key, plan))
  return row?.name ?? null
}

/** Staff who answer for money. */
export async function listFinanceAdmins(db: Reader): Promise<string[]> {
  const rows = await db
    .select({ id: platformAdmins.id })
    .from(platformAdmins)
    .where(
      and(inArray(platformAdmins.role, ['super_admin', 'finance']), eq(platformAdmins.status, 'enabled')),
    )
    .orderBy(asc(platformAdmins.id))
  return rows.map(({ id }) => id)
}

export async function readAdmin(db: Reader, id: string) {
  const [row] = await db
    .select({ name: platformAdmins.name, email: platformAdmins.email, locale: platformAdmins.locale })
    .from(platformAdmins)
    .where(and(eq(platformAdmins.id, id), eq(platformAdmins.status, 'enabled')))
  return row ?? null
}

export async function readCompany(db: Reader, tenantId: string) {
  const [row] = await db
    .select({ name: tenants.name, code: tenants.code })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return row ?? null
}
