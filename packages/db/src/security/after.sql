-- Applied at every start, after the migrations: grants, row-level security, and what they rest on.
-- Written over the catalog, so that a new tenant table is locked without anyone remembering to.

revoke all on schema public from public;
grant usage on schema public to leasehold_tenant, leasehold_platform;
revoke all on all tables in schema public from leasehold_tenant, leasehold_platform;

grant select, insert, update, delete on all tables in schema public to leasehold_platform;
revoke update, delete on audit_entries, audit_checkpoints from leasehold_platform;
revoke insert, update, delete on audit_heads from leasehold_platform;
-- What was sold never changes.
revoke update, delete on plan_versions from leasehold_platform;
revoke delete on plans from leasehold_platform;
-- Counted by triggers, and by nobody else.
revoke insert, update, delete on usage_counters from leasehold_platform;

grant select, insert, update, delete
  on stores, departments, memberships, membership_stores, invitations, invitation_stores, custom_roles, records
  to leasehold_tenant;
-- What a company's entitlements rest on, and what its workspace is made of: staff and sync runs change it.
grant select on features, plans, plan_versions, catalog_settings, subscription_add_ons, overrides,
  sync_runs, workspace_objects, usage_counters to leasehold_tenant;
-- What a company sees of its money. What it asks for is written by itself; what became of it, by the platform.
grant select on stripe_customers, subscription_requests, invoices, invoice_extras, billing_settings
  to leasehold_tenant;
grant insert on subscription_requests to leasehold_tenant;
grant update (state, ended_at, error) on subscription_requests to leasehold_tenant;
grant select, insert on audit_entries, idempotency_keys to leasehold_tenant;
grant update (answer) on idempotency_keys to leasehold_tenant;
grant select on tenants, subscriptions to leasehold_tenant;
-- A change of roles asks for a sync run of the company's own.
grant insert, update (merged) on sync_runs to leasehold_tenant;
-- What a company may change about itself; its code, activation and entitlements are not its own to set.
grant update (
  name, short_name, credit_code, tax_number, contact_person, contact_phone, contact_email, contact_address,
  industry, region, size_band, employee_count, time_zone, currency, locale, default_role, version, updated_at
) on tenants to leasehold_tenant;
-- Limits are decided under a lock on this row, and a lock needs the right to change something in it.
grant update (version) on subscriptions to leasehold_tenant;
-- Of people a tenant sees names and addresses, never how they sign in.
grant select (id, username, display_name, email, phone, locale, status, last_sign_in_at)
  on users to leasehold_tenant;

-- Binds a statement to a tenant, or ends it: what the guard remembered of session, membership, tenant and
-- entitlements must be so in the statement's own snapshot, which a stable function shares. Runs with the rights of
-- the platform, because a tenant may see none of its callers' sessions. Names are written out, and nobody but the
-- owner may make others.
create or replace function bind_standing(
  tenant uuid, session text, person uuid, membership_version int, tenant_version int, entitlements int
) returns boolean
language plpgsql stable security definer
as $$
begin
  if not exists (
    select from public.user_sessions s, public.memberships m, public.tenants t
    where s.id = session and s.user_id = person and s.expires_at > now()
      and m.tenant_id = tenant and m.user_id = person and m.status = 'active' and m.version = membership_version
      and t.id = tenant and t.deleted_at is null and t.version = tenant_version
      and t.entitlement_version = entitlements
  ) then
    raise exception 'what let the caller in is no longer so' using errcode = 'LH001';
  end if;
  -- An expression, which costs less than a statement.
  return set_config('app.tenant_id', tenant::text, true) is not null;
end
$$;

-- A promotion code, and the coupon that it gives, for who types it. A company sees neither table: it would read of what
-- is kept for others.
create or replace function typed_code(typed text) returns setof promotion_codes
language sql stable security definer set search_path = pg_catalog
as $$
  select p.* from public.promotion_codes p where p.code = typed
$$;
create or replace function coupon_of_typed_code(typed text) returns setof coupons
language sql stable security definer set search_path = pg_catalog
as $$
  select c.* from public.coupons c join public.promotion_codes p on p.coupon_id = c.id where p.code = typed
$$;

grant create on schema public to leasehold_platform;
alter function bind_standing(uuid, text, uuid, int, int, int) owner to leasehold_platform;
alter function typed_code(text) owner to leasehold_platform;
alter function coupon_of_typed_code(text) owner to leasehold_platform;
revoke create on schema public from leasehold_platform;
revoke execute on function bind_standing(uuid, text, uuid, int, int, int), typed_code(text), coupon_of_typed_code(text)
  from public;
grant execute on function bind_standing(uuid, text, uuid, int, int, int), typed_code(text), coupon_of_typed_code(text)
  to leasehold_tenant;

create or replace procedure lock_table(target regclass, visible text)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tenant_isolation on %s', target);
  execute format('drop policy if exists platform_access on %s', target);
  -- The setting is read in a sub-select, so that it is planned once and not called for each row.
  execute format(
    'create policy tenant_isolation on %s to leasehold_tenant using (%s) with check (%s)', target, visible, visible);
  execute format(
    'create policy platform_access on %s to leasehold_platform using (true) with check (true)', target);
end
$$;

do $$
declare
  target regclass;
  setting constant text := '(select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)';
begin
  for target in
    select c.oid::regclass
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    call lock_table(target, format('tenant_id = %s', setting));
  end loop;
  call lock_table('tenants', format('id = %s', setting));
  -- A tenant sees the people who are or were its members; memberships are themselves bound to it.
  call lock_table('users', 'exists (select from memberships m where m.user_id = users.id)');
end
$$;
drop procedure lock_table;

-- Copies what lists filter by from the contract to its tenant, and raises the version by which entitlements are
-- remembered: whoever changes a contract, the next request anywhere sees it. Runs with its owner's rights,
-- because a tenant may not write either.
create or replace function subscription_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  update tenants t
  set plan = new.plan, subscription_state = new.state, trial_ends_at = new.trial_ends_at,
    entitlement_version = t.entitlement_version + 1
  where t.id = new.tenant_id and (
    tg_op = 'UPDATE'
    or (t.plan, t.subscription_state, t.trial_ends_at)
      is distinct from (new.plan, new.state, new.trial_ends_at));
  return null;
end
$$;
create or replace trigger subscription_made after insert on subscriptions
  for each row execute function subscription_changed();
create or replace trigger subscription_changed
  after update of plan, plan_version, state, trial_ends_at, state_since, seats, ends_at, clock_ahead on subscriptions
  for each row execute function subscription_changed();

-- Whatever else entitlements or permissions are resolved from raises the version too.
create or replace function entitlements_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  update tenants set entitlement_version = entitlement_version + 1
  where id = coalesce(new.tenant_id, old.tenant_id);
  return null;
end
$$;
create or replace trigger entitlements_changed after insert or update or delete on subscription_add_ons
  for each row execute function entitlements_changed();
create or replace trigger entitlements_changed after insert or update or delete on overrides
  for each row execute function entitlements_changed();
create or replace trigger entitlements_changed after update on custom_roles
  for each row execute function entitlements_changed();

-- Tells every process that what a company sees of its billing has moved, whoever moved it, once this is committed.
create or replace function billing_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  perform pg_notify('leasehold_billing', json_build_object('tenantId', new.tenant_id)::text);
  return null;
end
$$;
create or replace trigger billing_moved after update on subscriptions
  for each row execute function billing_moved();
create or replace trigger billing_moved after insert or update on subscription_requests
  for each row execute function billing_moved();
create or replace trigger billing_moved after insert or update on invoices
  for each row execute function billing_moved();
create or replace trigger billing_moved after update on stripe_customers
  for each row execute function billing_moved();

-- What companies without a contract may use depends on the platform's settings.
create or replace function catalog_defaults_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  update tenants t set entitlement_version = entitlement_version + 1
  where not exists (select from subscriptions s where s.tenant_id = t.id);
  return null;
end
$$;
create or replace trigger catalog_defaults_changed after insert or update of defaults on catalog_settings
  for each row execute function catalog_defaults_changed();

-- Counts what limits are held against, in the transaction that adds or takes away: customers, and bytes stored.
create or replace function records_counted() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  tenant constant uuid := coalesce(new.tenant_id, old.tenant_id);
  customers constant int := (case when new.object = 'customers' then 1 else 0 end)
    - (case when old.object = 'customers' then 1 else 0 end);
  bytes constant bigint := coalesce(octet_length(new.title) + octet_length(new.data::text), 0)
    - coalesce(octet_length(old.title) + octet_length(old.data::text), 0);
begin
  if customers <> 0 then
    insert into usage_counters as c (tenant_id, feature, used) values (tenant, 'customers', customers)
      on conflict (tenant_id, feature) do update set used = c.used + excluded.used;
  end if;
  if bytes <> 0 then
    insert into usage_counters as c (tenant_id, feature, used) values (tenant, 'storage', bytes)
      on conflict (tenant_id, feature) do update set used = c.used + excluded.used;
  end if;
  return null;
end
$$;
create or replace trigger records_counted after insert or update or delete on records
  for each row execute function records_counted();

-- How often the values that the console's list filters by come together: without it the planner takes them to
-- be independent, and reads a million rows for the few that are not.
create statistics if not exists tenants_facets (mcv)
  on plan, subscription_state, activation, industry, region from tenants;
alter statistics tenants_facets set statistics 300;

-- Appends an entry to its tenant's chain. Runs with its owner's rights: the application cannot write heads.
create or replace function audit_append() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  head record;
begin
  insert into audit_heads (tenant_id, seq, hash, moved_at)
    values (new.tenant_id, 0, '', now()) on conflict do nothing;
  select seq, hash into head from audit_heads where tenant_id = new.tenant_id for update;
  new.seq := head.seq + 1;
  new.hash := encode(sha256(convert_to(head.hash || audit_canonical(
    new.tenant_id, new.seq, new.occurred_at, new.actor_kind, new.actor_id, new.impersonator_id, new.action,
    new.resource, new.resource_id, new.before, new.after, new.ip, new.user_agent, new.request_id), 'UTF8')), 'hex');
  update audit_heads set seq = new.seq, hash = new.hash, moved_at = now() where tenant_id = new.tenant_id;
  return new;
end
$$;
create or replace trigger audit_append before insert on audit_entries
  for each row execute function audit_append();

-- Checks a chain in one pass. Returns one row a fault: the place, and what is wrong with it.
create or replace function audit_faults(chain uuid) returns table (seq bigint, fault text)
language sql stable
as $$
  with found as (
    select e.seq, e.seq <> e.seq_before + 1 as gap, e.hash <> encode(sha256(convert_to(
      e.hash_before || audit_canonical(e.tenant_id, e.seq, e.occurred_at, e.actor_kind, e.actor_id,
        e.impersonator_id, e.action, e.resource, e.resource_id, e.before, e.after, e.ip, e.user_agent,
        e.request_id), 'UTF8')), 'hex') as changed
    from (
      select *, lag(a.seq, 1, 0::bigint) over w as seq_before, lag(a.hash, 1, '') over w as hash_before
      from audit_entries a where a.tenant_id = chain window w as (order by a.seq)
    ) e
  )
  select f.seq, faults.fault
  from found f cross join lateral (values ('gap', f.gap), ('changed', f.changed)) as faults(fault, holds)
  where faults.holds
  union all
  select h.seq, 'tail missing' from audit_heads h
  where h.tenant_id = chain
    and not exists (select from audit_entries e where e.tenant_id = chain and e.seq = h.seq and e.hash = h.hash)
  union all
  select max(e.seq), 'head missing' from audit_entries e
  where e.tenant_id = chain and not exists (select from audit_heads h where h.tenant_id = chain)
  having count(*) > 0
$$;

-- Deletes a plan with its versions, which nobody else can delete, as long as no company was ever on one of them;
-- otherwise it deletes nothing and tells how many companies that are. Who newly subscribes locks the version, and so
-- comes before, and is counted, or after, and finds none.
create or replace function delete_plan(target text) returns int
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  users int;
begin
  perform from plan_versions where plan = target for update;
  select count(distinct tenant_id) into users from (
    select tenant_id from subscriptions where plan = target
    union all select tenant_id from subscription_add_ons where plan = target) as u;
  if users = 0 then
    delete from plan_versions where plan = target;
    delete from plans where key = target;
  end if;
  return users;
end
$$;
revoke execute on function delete_plan(text) from public;
grant execute on function delete_plan(text) to leasehold_platform;

-- Hands a job to the worker, in the transaction that needs it. The one door to the worker's schema.
-- The plans of the statements behind it are kept, which else are made anew at every call and cost more than they do; and
-- they go by indexes, also when they are made while nothing waits: else each of ten thousand jobs reads all before it.
create or replace function enqueue(task text, payload json, job_key text, run_at timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
begin
  perform graphile_worker.add_job(task, payload := payload, job_key := job_key, run_at := run_at);
end
$$;
revoke execute on function enqueue(text, json, text, timestamptz) from public;
grant execute on function enqueue(text, json, text, timestamptz) to leasehold_tenant, leasehold_platform;

-- Stores what Stripe sent, each event once, and hands what is new to one job. Ids are locked in one order, so that
-- processes that were brought the same do not wait for each other in a circle. A function, because its plans are kept:
-- planning cost more than storing.
create or replace function receive_stripe_events(given jsonb, task text) returns text[]
language plpgsql
as $$
declare
  fresh text[];
begin
  with stored as (
    insert into public.stripe_events (
      id, type, object_id, customer_id, subscription_id, invoice_id, payment_intent_id, payload, occurred_at)
    select e.id, e.type, e."objectId", e."customerId", e."subscriptionId", e."invoiceId", e."paymentIntentId",
      e.payload, e."occurredAt"
    from jsonb_to_recordset(given) as e(
      id text, type text, "objectId" text, "customerId" text, "subscriptionId" text, "invoiceId" text,
      "paymentIntentId" text, payload jsonb, "occurredAt" timestamptz)
    order by e.id
    on conflict do nothing
    returning id
  )
  select array_agg(id) into fresh from stored;
  if fresh is null then
    return '{}';
  end if;
  perform public.enqueue(task, json_build_object('ids', fresh), null, null);
  return fresh;
end
$$;
revoke execute on function receive_stripe_events(jsonb, text) from public;
grant execute on function receive_stripe_events(jsonb, text) to leasehold_platform;

-- Counts the worker's jobs, each kind up to `cap`: the console shows them, and sees nothing else of them.
create or replace function job_counts(cap int) returns table (waiting int, retrying int, failed int)
language sql stable security definer set search_path = pg_catalog
as $$
  select
    (select count(*) from (select from graphile_worker.jobs j where j.attempts < j.max_attempts limit cap) f)::int,
    (select count(*) from (select from graphile_worker.jobs j
      where j.attempts < j.max_attempts and j.last_error is not null limit cap) f)::int,
    (select count(*) from (select from graphile_worker.jobs j where j.attempts >= j.max_attempts limit cap) f)::int
$$;
revoke execute on function job_counts(int) from public;
grant execute on function job_counts(int) to leasehold_platform;
