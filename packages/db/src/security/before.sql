-- Applied at every start, before the migrations: roles, and functions that tables refer to.

do $$
begin
  -- What tenants' requests run as. Bound by row-level security, owner of nothing.
  if not exists (select from pg_roles where rolname = 'leasehold_tenant') then
    create role leasehold_tenant nologin nosuperuser nobypassrls noinherit;
  end if;
  -- What the console, sign-in and jobs run as: sees every tenant through a policy of its own.
  if not exists (select from pg_roles where rolname = 'leasehold_platform') then
    create role leasehold_platform nologin nosuperuser nobypassrls noinherit;
  end if;
  -- A superuser, or a role that was granted them before, takes them on as it is.
  if not pg_has_role(current_user, 'leasehold_tenant', 'member')
    or not pg_has_role(current_user, 'leasehold_platform', 'member') then
    execute format('grant leasehold_tenant, leasehold_platform to %I', current_user);
  end if;
end
$$;

-- Pieces by which a text is found: pairs of characters, and single ones of scripts that have words of one
-- character. An index over them answers "contains" in every language, also for two Chinese characters,
-- which trigrams do not.
create or replace function search_grams(value text) returns text[]
language sql immutable strict parallel safe
as $$
  select coalesce(array_agg(distinct gram), '{}')
  from (select lower(normalize(value, nfkc)) as folded) as source,
       generate_series(1, length(folded)) as place,
       (values (1), (2)) as width(n),
       substr(folded, place, n) as gram
  where length(gram) = n and gram !~ '\s' and (n = 2 or gram ~ '[^ -~]')
$$;

-- What one audit entry says, in one canonical text: the input of its hash.
create or replace function audit_canonical(
  tenant_id uuid, seq bigint, occurred_at timestamptz, actor_kind text, actor_id uuid, impersonator_id uuid,
  action text, resource text, resource_id text, before jsonb, after jsonb, ip text, user_agent text,
  request_id text
) returns text
language sql stable parallel safe
as $$
  select jsonb_build_array(
    tenant_id, seq, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_kind, actor_id,
    impersonator_id, action, resource, resource_id, before, after, ip, user_agent, request_id
  )::text
$$;
