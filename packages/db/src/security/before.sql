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

-- Pieces by which a text is found: its characters, pairs and triples of them. An index over these answers
-- "contains" in every language: two characters are a whole Chinese name, and triples are rare enough to find
-- a number among a million. A loop, because it takes a seventh of the time that one statement takes.
create or replace function search_grams(value text) returns text[]
language plpgsql immutable strict parallel safe
as $$
declare
  c constant text[] := string_to_array(lower(normalize(value, nfkc)), null);
  grams text[] := '{}';
begin
  for i in 1 .. cardinality(c) loop
    grams := grams || c[i] || (c[i] || c[i + 1]) || (c[i] || c[i + 1] || c[i + 2]);
  end loop;
  return array(select distinct gram from unnest(grams) as gram where gram is not null);
end
$$;

-- Pieces that a text must have when it contains `value`: no more of them than cover it, since each that many
-- texts have costs as much as it finds.
create or replace function search_query(value text) returns text[]
language plpgsql immutable strict parallel safe
as $$
declare
  c constant text[] := string_to_array(lower(normalize(value, nfkc)), null);
  n constant int := cardinality(c);
  grams text[] := '{}';
begin
  if n <= 3 then
    return array_remove(array[array_to_string(c, '')], '');
  end if;
  for i in 1 .. n - 2 by 3 loop
    grams := grams || (c[i] || c[i + 1] || c[i + 2]);
  end loop;
  return grams || (c[n - 2] || c[n - 1] || c[n]);
end
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
