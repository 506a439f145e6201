import { type PlatformDb, subscriptions, tenants } from '@leasehold/db'
import { sql } from 'drizzle-orm'

/**
 * A page of companies whose contract time moves. Each way of being due has an index of its own; what lives by a test
 * clock is looked at altogether.
 */
export async function listDue(
  db: PlatformDb,
  { now, after, limit }: { now: Date; after: string | null; limit: number },
): Promise<string[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const own = sql`(${at} + make_interval(secs => s.clock_ahead))`
  const goesOn = sql`s.state not in ('cancelled', 'expired')`
  const rows = await db.execute<{ tenantId: string }>(sql`
    with due as (
      select s.tenant_id from ${subscriptions} s where s.source = 'manual' and ${goesOn} and s.ends_at <= ${at}
      union
      select s.tenant_id from ${subscriptions} s where s.source = 'manual' and ${goesOn} and s.period_end <= ${at}
        and s.cycle is not null and s.anchor is not null
      union
      select s.tenant_id from ${subscriptions} s
        where s.source = 'manual' and s.scheduled is not null and (s.scheduled ->> 'at')::timestamptz <= ${at}
      union
      select s.tenant_id from ${subscriptions} s where s.source = 'manual' and s.clock_ahead > 0 and (
        (${goesOn} and (s.ends_at <= ${own} or (s.period_end <= ${own} and s.cycle is not null and s.anchor is not null)))
        or (s.scheduled ->> 'at')::timestamptz <= ${own})
    )
    select d.tenant_id as "tenantId" from due d
    join ${tenants} t on t.id = d.tenant_id and t.deleted_at is null
    where d.tenant_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
    order by d.tenant_id
    limit ${limit}`)
  return rows.map(({ tenantId }) => tenantId)
}
