import type postgres from 'postgres'
import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asUser,
  type Product,
  type TestTenant,
} from '../product/index.ts'

/** A company with something in every table, and the marks by which its data is known anywhere. */
export type FilledTenant = {
  tenant: TestTenant
  /** Ids, names and addresses that belong to it alone. */
  marks: string[]
  /** The id that a field of this name would hold, if it were this tenant's. */
  idFor(path: string[]): unknown
}

/** Fills a company through the product's own commands where they make the row. */
export async function fillTenant(product: Product, name: string): Promise<FilledTenant> {
  const mark = `${name}-${crypto.randomUUID()}`
  const { tenant, user } = await addCompany(product, { name: mark, plan: 'enterprise' })
  const member = await addUser(product, { email: `${mark.toLowerCase()}@example.com` })
  const store = await addStore(product, tenant, `Store ${mark}`)
  await addMember(product, tenant, member, { role: 'OPERATOR', storeIds: [store.id] })
  const caller = await asUser(product, user, tenant)
  const invitation = await caller.members.invite({
    email: `guest-${mark.toLowerCase()}@example.com`,
    role: 'OPERATOR',
    storeIds: [store.id],
  })
  const department = await caller.departments.create({ name: `Department ${mark}` })
  const record = await caller.records.create({
    object: 'customers',
    storeId: store.id,
    data: { name: `Customer ${mark}` },
    idempotencyKey: crypto.randomUUID(),
  })
  const role = await caller.roles.create({
    name: mark,
    base: 'OPERATOR',
    permissions: ['records.customers:read'],
    idempotencyKey: crypto.randomUUID(),
  })
  const ids: Record<string, string> = {
    userId: member.id,
    memberId: member.id,
    storeId: store.id,
    storeIds: store.id,
    departmentId: department.id,
    parentId: department.id,
    invitationId: invitation.id,
    recordId: record.id,
    customRoleId: role.id,
    actorId: member.id,
    tenantId: tenant.id,
    id: store.id,
  }
  return {
    tenant,
    marks: [
      mark,
      mark.toLowerCase(),
      tenant.id,
      tenant.code,
      member.id,
      store.id,
      department.id,
      invitation.id,
      record.id,
      role.id,
    ],
    idFor: (path) => {
      const name = path.at(-1) === '0' ? path.at(-2) : path.at(-1)
      if (name === 'tenantCode' || name === 'companyCode') return tenant.code
      return path.at(-1) !== '0' && name?.endsWith('Ids') ? undefined : ids[name ?? '']
    },
  }
}

/** One value for everything a tenant has: it stays the same exactly while nothing of it changes. */
export async function fingerprint(sql: postgres.Sql, tenantId: string): Promise<unknown> {
  const tables = await sql<{ name: string; key: string }[]>`
    select c.relname as name, a.attname as key from pg_class c
    join pg_attribute a on a.attrelid = c.oid
      and a.attname = case when c.relname = 'tenants' then 'id' else 'tenant_id' end
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`
  const parts = tables.map(
    ({ name, key }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
       from ${name} t where ${key} = '${tenantId}'`,
  )
  return sql.unsafe(parts.join(' union all '))
}

/** Every hash that is stored: none may ever be in an answer. */
export async function secretsIn(sql: postgres.Sql): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_hash' and data_type = 'text'`
  const parts = columns.map(({ table, column }) => `select distinct ${column} as secret from ${table}`)
  const rows = await sql.unsafe<{ secret: string }[]>(
    `${parts.join(' union ')} union select id from user_sessions`,
  )
  return rows.map(({ secret }) => secret).filter(Boolean)
}
