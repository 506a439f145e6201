import { memberships, preparedTenantRead, tenants, users } from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'

export const readCompany = preparedTenantRead('company_current', (db, bound) =>
  db
    .select({
      code: tenants.code,
      name: tenants.name,
      shortName: tenants.shortName,
      timeZone: tenants.timeZone,
      currency: tenants.currency,
      locale: tenants.locale,
      activation: tenants.activation,
    })
    .from(tenants)
    .where(and(bound, eq(tenants.id, sql.placeholder('tenantId')))),
)

/** The people who may buy: whom to ask when something is locked. */
export const listBillingAdmins = preparedTenantRead('company_billing_admins', (db, bound) =>
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
