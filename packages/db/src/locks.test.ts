import { addStore, addTenant, type Product, type TestTenant, testProduct } from '@leasehold/tooling/product'
import { and, eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acrossTenants,
  coupons,
  preparedTenantRead,
  promotionCodes,
  stores,
  type TenantReader,
  tenantRead,
} from './index.ts'

let product: Product
let owner: postgres.Sql
let one: TestTenant
let other: TestTenant

beforeAll(async () => {
  product = await testProduct()
  owner = postgres(product.url, { max: 1, onnotice: () => {} })
  one = await addTenant(product)
  other = await addTenant(product)
  await addStore(product, one, 'Of the one')
  await addStore(product, other, 'Of the other')
})
afterAll(() => Promise.all([product.close(), owner.end()]))

const readerOf = (tenant: TestTenant): TenantReader => ({ database: product.database, tenantId: tenant.id })

/** Unique keys that leave the tenant out, each with its reason. */
const spanning: Record<string, string> = {
  memberships_one_primary: 'at most one primary is a fact about the user',
}

test('every table with a tenant has forced row-level security and a policy for the tenants role', async () => {
  const tables = await owner<{ name: string; forced: boolean; policies: string[] }[]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      array(select p.polname from pg_policy p where p.polrelid = c.oid order by 1) as policies
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (c.relname in ('tenants', 'users') or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))`
  expect(tables.length).toBeGreaterThan(10)
  for (const table of tables) {
    expect(table, table.name).toMatchObject({
      forced: true,
      policies: ['platform_access', 'tenant_isolation'],
    })
  }
})

test('every key of a tenant table includes the tenant', async () => {
  const keys = await owner<{ key: string; columns: string[] }[]>`
    select i.indexrelid::regclass::text as key,
      array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey)) as columns
    from pg_index i
    where i.indisunique and i.indrelid in (
      select a.attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'tenant_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)`
  const without = keys.filter(({ key, columns }) => !columns.includes('tenant_id') && !(key in spanning))
  expect(without).toEqual([])
})

test('every foreign key between tenant tables includes the tenant on both sides', async () => {
  const references = await owner<{ name: string; own: string[]; target: string[] }[]>`
    select k.conname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as own,
      array(select a.attname::text from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any(k.confkey)) as target
    from pg_constraint k
    where k.contype = 'f' and exists (
      select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant_id')
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'tenant_id')`
  expect(references.length).toBeGreaterThan(3)
  for (const { name, own, target } of references) {
    expect(own, name).toContain('tenant_id')
    expect(target, name).toContain('tenant_id')
  }
})

test('the roles own nothing and may not bypass policies', async () => {
  const roles = await owner`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
      exists (select from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname in ('leasehold_tenant', 'leasehold_platform') order by 1`
  for (const role of roles) {
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcanlogin: false,
      owns: false,
    })
  }
  expect(roles).toHaveLength(2)
})

/** What is sold is the same for everyone, and no secret. */
const catalogTables = ['features', 'plans', 'plan_versions', 'catalog_settings', 'billing_settings']

test('without a tenant set, every tenant table shows nothing and takes nothing', async () => {
  const tables = await owner<{ name: string }[]>`
    select distinct table_name as name from information_schema.table_privileges
    where grantee = 'leasehold_tenant' and privilege_type = 'SELECT' and table_schema = 'public'
      and table_name <> all(${catalogTables})`
  expect(tables.length).toBeGreaterThan(5)
  const seen = await owner.begin(async (tx) => {
    await tx`set local role leasehold_tenant`
    const counts: Record<string, unknown> = {}
    for (const { name } of tables) counts[name] = (await tx`select 1 from ${tx(name)}`).length
    return counts
  })
  expect(Object.values(seen).every((count) => count === 0)).toBe(true)
  const write = product.database.tenantConnections
    .insert(stores)
    .values({ tenantId: one.id, id: crypto.randomUUID(), code: 'X', name: 'X' })
  await expect(write).rejects.toThrow()
})

test('a read without any WHERE sees its own tenant only', async () => {
  const rows = await tenantRead(readerOf(one), (db, bound) => db.select().from(stores).where(bound))
  expect(rows.map(({ name }) => name)).toEqual(['Of the one'])
})

test('a read that forgets its binding sees nothing', async () => {
  const rows = await tenantRead(readerOf(one), (db) =>
    db.select().from(stores).where(eq(stores.tenantId, one.id)),
  )
  expect(rows).toEqual([])
})

test('a read bound to one tenant that asks for another sees nothing', async () => {
  const byTenant = preparedTenantRead((db, bound) =>
    db
      .select()
      .from(stores)
      .where(and(bound, eq(stores.tenantId, sql.placeholder('asked')))),
  )
  expect(await byTenant(readerOf(one), { asked: other.id })).toEqual([])
  expect(await byTenant(readerOf(other), { asked: other.id })).toHaveLength(1)
})

test('a tenant transaction cannot write into another tenant', async () => {
  const write = product.database.tenantTransaction(one.id, (tx) =>
    tx.insert(stores).values({ tenantId: other.id, id: crypto.randomUUID(), code: 'X', name: 'X' }),
  )
  await expect(write).rejects.toThrow()
  const touched = await product.database.tenantTransaction(one.id, (tx) =>
    tx.update(stores).set({ name: 'Taken' }).returning(),
  )
  expect(touched).toHaveLength(1)
})

test('a company learns of the promotion code that it types, and can list neither codes nor coupons', async () => {
  const { platform } = product.database
  for (const code of ['TYPED', 'KEPT']) {
    const couponId = crypto.randomUUID()
    await platform.insert(coupons).values({
      id: couponId,
      name: { en: code, 'zh-CN': code, ja: code },
      percentOff: 1_000,
      duration: 'once',
    })
    await platform.insert(promotionCodes).values({ id: crypto.randomUUID(), couponId, code })
  }
  const denied = { cause: { code: '42501' } }
  await expect(
    tenantRead(readerOf(one), (db, bound) => db.select().from(promotionCodes).where(bound)),
  ).rejects.toMatchObject(denied)
  await expect(
    tenantRead(readerOf(one), (db, bound) => db.select().from(coupons).where(bound)),
  ).rejects.toMatchObject(denied)
  const answered = await product.database.tenantTransaction(one.id, async (tx) => ({
    codes: await tx.execute(sql`select code from typed_code('TYPED')`),
    coupons: await tx.execute(sql`select name->>'en' as name from coupon_of_typed_code('TYPED')`),
    others: await tx.execute(sql`select code from typed_code('%')`),
  }))
  expect(answered).toEqual({ codes: [{ code: 'TYPED' }], coupons: [{ name: 'TYPED' }], others: [] })
})

test('a connection keeps no tenant after its transaction, and no role after the door closed', async () => {
  await product.database.tenantTransaction(one.id, async (tx) => {
    const all = await acrossTenants(tx, (platform) => platform.select().from(stores))
    expect(all).toHaveLength(2)
    expect(await tx.select().from(stores)).toHaveLength(1)
  })
  const rest = await Promise.all(
    Array.from({ length: 30 }, () => product.database.tenantConnections.select().from(stores)),
  )
  expect(rest.flat()).toEqual([])
})

test('the application can add to the audit trail and change nothing in it', async () => {
  const rights = await owner`
    select grantee, privilege_type from information_schema.table_privileges
    where table_name in ('audit_entries', 'audit_heads') and grantee like 'leasehold_%' order by 1, 2`
  expect(new Set(rights.map(({ privilege_type }) => privilege_type))).toEqual(new Set(['INSERT', 'SELECT']))
})

test('migrating again, many at once, changes nothing and fails nowhere', async () => {
  const { migrate } = await import('./migrate.ts')
  const before = await owner`select count(*) from pg_policy`
  await Promise.all(Array.from({ length: 4 }, () => migrate(product.url)))
  expect(await owner`select count(*) from pg_policy`).toEqual(before)
})
