import type { Localized } from '@leasehold/catalog'
import {
  entitlementNotices,
  features,
  memberships,
  type PlatformDb,
  type PlatformTx,
  plans,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

/** Something that ends, and the notices that are due of it. */
export type Due = {
  tenantId: string
  subject: string
  /** Key of the plan or the feature. */
  key: string
  /** To the microsecond, as the database has it. */
  endsAt: string
  /** Days before the end of which notice is due, the nearest first. */
  marks: number[]
}

/**
 * What ends soon or has ended lately, with the notices that were not given. What began after a notice would have
 * been due gets none of it. Of companies that were not deleted. A trial that Stripe holds becomes what was bought:
 * Stripe tells of it.
 */
export async function listDue(
  db: PlatformDb,
  { now, lookBackDays, limit }: { now: Date; lookBackDays: number; limit: number },
): Promise<Due[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const near = sql`between ${at} - make_interval(days => ${lookBackDays}::int) and ${at} + make_interval(days => 14)`
  const rows = await db.execute<Due>(sql`
    with subjects as (
      select s.tenant_id, 'trial' as subject, s.plan as key, s.trial_ends_at as ends_at, s.state_since as since
      from subscriptions s
      where s.state = 'trialing' and s.source = 'manual' and s.trial_ends_at ${near}
      union all
      select o.tenant_id, 'override:' || o.id, o.feature, o.ends_at, greatest(o.created_at, o.starts_at)
      from overrides o where o.revoked_at is null and o.ends_at ${near}
      union all
      select a.tenant_id, 'add_on:' || a.id, a.plan, a.ends_at, a.created_at
      from subscription_add_ons a where a.removed_at is null and a.ends_at ${near}
    )
    select s.tenant_id as "tenantId", s.subject, s.key,
      to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "endsAt",
      json_agg(m.days order by m.days) as marks
    from subjects s
    join tenants t on t.id = s.tenant_id and t.deleted_at is null
    cross join (values (14), (7), (1), (0)) as m(days)
    where s.ends_at - make_interval(days => m.days) <= ${at}
      and s.since < s.ends_at - make_interval(days => m.days)
      and not exists (
        select from entitlement_notices n
        where n.tenant_id = s.tenant_id and n.subject = s.subject and n.ends_at = s.ends_at
          and n.days_before = m.days)
    group by 1, 2, 3, 4
    order by 1, 2
    limit ${limit}`)
  return [...rows]
}

/** Notes notices as given; returns those that were not. */
export async function insertNotices(
  tx: PlatformTx,
  { tenantId, subject, endsAt, marks }: Due,
  createdAt: Date,
): Promise<number[]> {
  const rows = await tx
    .insert(entitlementNotices)
    .values(
      marks.map((daysBefore) => ({
        tenantId,
        subject,
        endsAt: sql`${endsAt}::timestamptz`,
        daysBefore,
        createdAt,
      })),
    )
    .onConflictDoNothing()
    .returning({ daysBefore: entitlementNotices.daysBefore })
  return rows.map(({ daysBefore }) => daysBefore)
}

/** Who answers for what a company pays. */
export async function listBillingAdmins(tx: PlatformTx, tenantId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.role, 'BILLING_ADMIN'),
        eq(memberships.status, 'active'),
      ),
    )
    .orderBy(asc(memberships.userId))
  return rows.map(({ userId }) => userId)
}

export async function readReader(db: PlatformDb, tenantId: string, userId: string) {
  const [found] = await db
    .select({
      name: users.displayName,
      email: users.email,
      locale: users.locale,
      company: tenants.name,
      code: tenants.code,
      timeZone: tenants.timeZone,
    })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.status, 'enabled')))
    .innerJoin(tenants, and(eq(tenants.id, memberships.tenantId), isNull(tenants.deletedAt)))
    .where(
      and(
        eq(memberships.tenantId, tenantId),
        eq(memberships.userId, userId),
        eq(memberships.status, 'active'),
      ),
    )
  return found ?? null
}

export async function readName(
  db: PlatformDb,
  of: 'plan' | 'feature',
  key: string,
): Promise<Localized | null> {
  const table = of === 'plan' ? plans : features
  const [found] = await db.select({ name: table.name }).from(table).where(eq(table.key, key))
  return found?.name ?? null
}
