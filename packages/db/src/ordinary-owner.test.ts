import { addTenant, type Product } from '@leasehold/tooling/product'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { auditEntries, migrate, openDatabase, stores, tenantRead } from './index.ts'

/** A database that an ordinary role owns, as on a managed PostgreSQL: it may create roles, and nothing more. */
let product: Product
let drop: () => Promise<void>

beforeAll(async () => {
  const server = postgres(inject('postgres').url, { max: 1, onnotice: () => {} })
  const suffix = crypto.randomUUID().slice(0, 8)
  const [owner, name] = [`owner_${suffix}`, `owned_${suffix}`]
  await server.unsafe(`create role ${owner} login createrole password 'owner'`)
  // The roles exist already on this server, made by another: an ordinary owner must have been granted them.
  await server.unsafe(`grant leasehold_tenant, leasehold_platform to ${owner}`)
  await server.unsafe(`create database ${name} owner ${owner}`)
  const url = new URL(inject('postgres').url)
  url.username = owner
  url.password = 'owner'
  url.pathname = `/${name}`
  await migrate(url.href)
  const database = openDatabase(url.href, { poolSize: 2 })
  product = { url: url.href, database, close: () => database.end() }
  drop = async () => {
    await product.close()
    await server.unsafe(`drop database ${name} with (force)`)
    await server.unsafe(`drop owned by ${owner}`)
    await server.unsafe(`drop role ${owner}`)
    await server.end()
  }
})
afterAll(() => drop())

test('an ordinary owner of the database is enough to run on it', async () => {
  const tenant = await addTenant(product)
  const { database } = product
  await database.tenantTransaction(tenant.id, async (tx) => {
    await tx.insert(stores).values({ tenantId: tenant.id, id: crypto.randomUUID(), code: 'A', name: 'A' })
    await tx.insert(auditEntries).values({
      tenantId: tenant.id,
      actorKind: 'system',
      action: 'store.created',
      resource: 'store',
    })
    await tx.execute(sql`select enqueue('nothing', '{}', null, null)`)
  })
  const rows = await tenantRead({ database, tenantId: tenant.id }, (db, bound) =>
    db.select().from(stores).where(bound),
  )
  expect(rows).toHaveLength(1)
  const faults = await database.platform.execute(sql`select * from audit_faults(${tenant.id})`)
  expect([...faults]).toEqual([])
})

test('and row-level security binds there too', async () => {
  const [one, other] = [await addTenant(product), await addTenant(product)]
  const write = product.database.tenantTransaction(one.id, (tx) =>
    tx.insert(stores).values({ tenantId: other.id, id: crypto.randomUUID(), code: 'X', name: 'X' }),
  )
  await expect(write).rejects.toThrow()
})
