import { setDisabled } from '@leasehold/core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, addStore, asUser, type Product, refusalOf, testProduct } from '../product/index.ts'

let product: Product
let sql: postgres.Sql
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
})
afterAll(() => Promise.all([product.close(), sql.end()]))

/** A caller whose guard is remembered, in a company with one store. */
async function warm(given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(product, given)
  const store = await addStore(product, tenant)
  const caller = await asUser(product, user, tenant)
  const read = () => caller.stores.get({ id: store.id })
  expect((await read()).id).toBe(store.id)
  expect((await read()).id).toBe(store.id)
  return { tenant, user, store, caller, read }
}

describe('a guard that is remembered lets nobody in after', () => {
  test('the session has ended', async () => {
    const { user, read } = await warm()
    await sql`delete from user_sessions where user_id = ${user.id}`
    expect(await refusalOf(read())).toBe('NOT_SIGNED_IN')
  })

  test('the session has run out', async () => {
    const { user, read } = await warm()
    await sql`update user_sessions set expires_at = now() where user_id = ${user.id}`
    expect(await refusalOf(read())).toBe('NOT_SIGNED_IN')
  })

  test('the user was disabled', async () => {
    const { user, read } = await warm()
    await product.database.platformTransaction((tx) => setDisabled(tx, user.id, 'staff'))
    await sql`delete from user_sessions where user_id = ${user.id}`
    expect(await refusalOf(read())).toBe('NOT_SIGNED_IN')
  })

  test.each(['disabled', 'removed'])('the membership was %s', async (status) => {
    const { user, tenant, read } = await warm()
    await sql`update memberships set status = ${status}, version = version + 1
      where user_id = ${user.id} and tenant_id = ${tenant.id}`
    expect(await refusalOf(read())).toBe('NOT_FOUND')
  })

  test('the company was deleted', async () => {
    const { tenant, read } = await warm()
    await sql`update tenants set deleted_at = now() where id = ${tenant.id}`
    expect(await refusalOf(read())).toBe('NOT_FOUND')
  })

  test('the role was lowered', async () => {
    const { user, tenant, caller } = await warm()
    await caller.members.list({})
    await sql`update memberships set role = 'OPERATOR', version = version + 1
      where user_id = ${user.id} and tenant_id = ${tenant.id}`
    expect(await refusalOf(caller.members.list({}))).toBe('FORBIDDEN')
  })

  test('the contract has ended', async () => {
    const { tenant, read } = await warm()
    await sql`update subscriptions set state = 'cancelled' where tenant_id = ${tenant.id}`
    await sql`update tenants set entitlement_version = entitlement_version + 1 where id = ${tenant.id}`
    expect(await refusalOf(read())).toBe('BILLING_ONLY')
  })
})

test('a guard that is remembered refuses nobody after the role was raised', async () => {
  const { user, tenant, caller } = await warm({ role: 'OPERATOR' })
  expect(await refusalOf(caller.members.list({}))).toBe('FORBIDDEN')
  await sql`update memberships set role = 'ORG_ADMIN', version = version + 1
    where user_id = ${user.id} and tenant_id = ${tenant.id}`
  expect((await caller.members.list({})).items.length).toBeGreaterThan(0)
})

test('a module opens at the next request after the plan has changed', async () => {
  const { tenant, caller } = await warm({ plan: 'basic' })
  expect(await refusalOf(caller.modules.get({ module: 'INVENTORY' }))).toBe('MODULE_LOCKED')
  await sql`update subscriptions set plan = 'professional' where tenant_id = ${tenant.id}`
  await sql`update tenants set entitlement_version = entitlement_version + 1 where id = ${tenant.id}`
  expect(await caller.modules.get({ module: 'INVENTORY' })).toBeTruthy()
})

test('what is not there is still not found', async () => {
  const { caller } = await warm()
  expect(await refusalOf(caller.stores.get({ id: crypto.randomUUID() }))).toBe('NOT_FOUND')
  expect((await caller.stores.list({ query: 'no such store' })).items).toEqual([])
})
