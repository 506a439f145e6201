import { hashPassword } from '@leasehold/auth'
import postgres from 'postgres'

export const benchPassword = 'bench password one'

/** Ids and codes that the seed gives, by position from 1. */
export const tenantId = (n: number) => `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const userId = (n: number) => `0190b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const storeId = (n: number) => `0190c000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

const uuidOf = (prefix: string, n: string) =>
  `('${prefix}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** Code of a seeded tenant: its position in base 32, as `tenantCodeAlphabet` has it. */
const codeOf = (n: string) => `'TEN-' || (
  select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((${n}) >> (5 * k) & 31), 1), '' order by k desc)
  from generate_series(0, 4) k)`

const planOf = `(array['trial','basic','professional','enterprise'])[1 + n % 4]`
const stateOf = `case when n % 50 = 0 then 'suspended' when n % 20 = 0 then 'past_due' else 'active' end`

/** Code of the tenant at a position, computed as the seed does. */
export function tenantCode(n: number): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return `TEN-${[4, 3, 2, 1, 0].map((k) => alphabet[(n >> (5 * k)) & 31]).join('')}`
}

/**
 * Fills a migrated database with companies: as many as asked, of every plan, state, industry and region, so
 * that each filter finds its share. The first has one user who signs in as `bench`, and a hundred stores.
 */
export async function seedTenants(url: string, count: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  // Built once at the end: row by row they would take several times as long.
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'tenants'::regclass and not indisunique`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  // The contract's part is given with the company, so that the trigger that copies it finds it done.
  await sql.unsafe(`
    insert into tenants (id, code, name, short_name, contact_person, contact_email, industry, region, activation,
      plan, subscription_state)
    select ${uuidOf('0190a000', 'n')}, ${codeOf('n')},
      (array['Harbour','Maple','Summit','River','Cedar','Falcon','Lotus','Granite'])[1 + n % 8] || ' ' ||
      (array['Trading','Foods','Works','Clinic','Motors','Studio','Textile'])[1 + n % 7] || ' ' || n,
      'C' || n, 'Contact ' || n, 'contact' || n || '@company' || n || '.example',
      (array['retail','food','manufacturing','wholesale','software','services'])[1 + n % 6],
      (array['cn','jp','sea','eu','na'])[1 + n % 5], 'active',
      ${planOf}, ${stateOf}
    from generate_series(1, ${count}) n`)
  await sql.unsafe(`
    insert into subscriptions (tenant_id, plan, state)
    select ${uuidOf('0190a000', 'n')}, ${planOf}, ${stateOf}
    from generate_series(1, ${count}) n`)
  for (const { definition } of indexes) await sql.unsafe(definition)
  const passwordHash = await hashPassword(benchPassword)
  await sql`
    insert into users (id, username, username_key, display_name, email, email_key, password_hash)
    values (${userId(1)}, 'bench', 'bench', 'Bench', 'bench@example.com', 'bench@example.com', ${passwordHash})`
  await sql`insert into memberships (tenant_id, user_id, role, is_primary)
    values (${tenantId(1)}, ${userId(1)}, 'BILLING_ADMIN', true)`
  await sql`update subscriptions set plan = 'enterprise', state = 'active' where tenant_id = ${tenantId(1)}`
  await sql.unsafe(`
    insert into stores (tenant_id, id, code, name)
    select '${tenantId(1)}', ${uuidOf('0190c000', 'n')}, 'S' || n, 'Store ' || n from generate_series(1, 100) n`)
  await sql`
    insert into platform_admins (id, username, username_key, name, email, email_key, role, password_hash)
    values (${userId(2)}, 'bench', 'bench', 'Bench', 'bench@example.com', 'bench@example.com', 'super_admin',
      ${passwordHash})`
  await sql.unsafe('vacuum analyze')
  await sql.end()
}

/**
 * Gives the first tenant an audit trail of so many entries, by fifty people, of twenty kinds. The trigger
 * that chains them is left out while it runs: pages read the same either way.
 */
export async function seedAudit(url: string, count: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`
    alter table audit_entries disable trigger audit_append;
    insert into audit_entries (tenant_id, seq, occurred_at, actor_kind, actor_id, action, resource, resource_id,
      after, ip, hash)
    select '${tenantId(1)}', n, now() - (${count} - n) * interval '20 seconds', 'user',
      ${uuidOf('0190b000', '1 + n % 50')},
      (array['member.invited','member.changed','store.created','store.changed','department.created',
        'company.changed','user.signed_in','member.disabled'])[1 + n % 8],
      (array['invitation','member','store','store','department','company','user','member'])[1 + n % 8],
      ${uuidOf('0190c000', '1 + n % 100')}::text, '{"name":"after"}', '192.0.2.1', md5(n::text)
    from generate_series(1, ${count}) n;
    alter table audit_entries enable trigger audit_append;
    insert into audit_heads (tenant_id, seq, hash, moved_at)
    select tenant_id, seq, hash, now() from audit_entries where tenant_id = '${tenantId(1)}'
    order by seq desc limit 1
    on conflict (tenant_id) do update set seq = excluded.seq, hash = excluded.hash;`)
  await sql.unsafe('vacuum analyze audit_entries')
  await sql.end()
}

/** Gives a company 60 features by its plan, 3 add-ons and 20 overrides, a store, and the bench's user as a member. */
export async function entitle(url: string, n: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`
    insert into features (key, kind, unit, name) select 'bench_' || k, 'limit', 'count', '{"en":"","zh-CN":"","ja":""}'
      from generate_series(1, 60) k on conflict do nothing;
    insert into plans (key, kind, name, description, latest)
      select 'bench_' || k, case when k = 0 then 'plan' else 'addon' end, '{"en":"","zh-CN":"","ja":""}',
        '{"en":"","zh-CN":"","ja":""}', 1 from generate_series(0, 3) k on conflict do nothing;
    insert into plan_versions (plan, number, terms)
      select 'bench_' || k, 1, jsonb_build_object('trialDays', null, 'cycles', '[]'::jsonb, 'prices', '{}'::jsonb,
        'overages', '{}'::jsonb, 'entitlements', (select jsonb_object_agg('bench_' || f, f) ||
          '{"users": null, "stores": null}' from generate_series(1, 60) f))
      from generate_series(0, 3) k on conflict do nothing;
    update subscriptions set plan = 'bench_0', plan_version = 1, state = 'active' where tenant_id = '${tenantId(n)}';
    insert into subscription_add_ons (tenant_id, id, plan, plan_version, quantity)
      select '${tenantId(n)}', gen_random_uuid(), 'bench_' || k, 1, 2 from generate_series(1, 3) k;
    insert into overrides (tenant_id, id, feature, value, reason, starts_at, ends_at)
      select '${tenantId(n)}', gen_random_uuid(), 'bench_' || k, '7', 'bench', now() - interval '1 day',
        now() + interval '1 year' from generate_series(1, 20) k;
    insert into stores (tenant_id, id, code, name)
      values ('${tenantId(n)}', '${storeId(1_000 + 7)}', 'S7', 'Store 7') on conflict do nothing;
    insert into memberships (tenant_id, user_id, role) values ('${tenantId(n)}', '${userId(1)}', 'BILLING_ADMIN')
      on conflict do nothing`)
  await sql.end()
}

/** Switches row-level security off, for the one database that is to show what it costs. */
export async function switchRowSecurityOff(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`
  for (const { name } of tables) await sql`alter table ${sql(name)} disable row level security`
  await sql.end()
}

/** Signs the seeded user or admin in over HTTP; returns the headers of the session. */
export async function signIn(url: string, origin: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/trpc/auth.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ login: 'bench', password: benchPassword }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Signing in was answered ${answer.status}: ${await answer.text()}`)
  return { cookie, 'x-tenant': tenantCode(1) }
}
