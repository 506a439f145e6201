import { platformRolePermissions } from '@leasehold/catalog'
import type { PlatformCommand } from '@leasehold/core'
import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addCompany,
  addMember,
  addUser,
  asOwner,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  testCall,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembership, removeMembership, setMembershipStatus } from './index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

/** Runs a command as a platform admin does. */
async function asStaff<T>(work: (call: PlatformCommand) => Promise<T>): Promise<T> {
  const { id, role } = await addAdmin(product)
  return product.database.platformTransaction((tx) =>
    work({
      ...testCall(product, { actor: { kind: 'admin', id } }),
      admin: { id, role, permissions: platformRolePermissions[role] },
      tx,
    }),
  )
}

const signIn = ({ username }: { username: string }) =>
  asVisitor(product).auth.signIn({ login: username, password: testPassword })

test('staff add someone to a company, who is told and lands there', async () => {
  const { tenant } = await addCompany(product)
  const user = await addUser(product)
  const given = { tenantId: tenant.id, userId: user.id, role: 'MANAGER' } as const
  await runJobs(product)
  await asStaff((call) => addMembership(call, given))
  expect((await signIn(user)).landing).toEqual({ tenantCode: tenant.code })
  expect(await runJobs(product)).toMatchObject([
    { template: 'membership-added', to: user.email, values: { company: tenant.name } },
  ])
  expect(await refusalOf(asStaff((call) => addMembership(call, given)))).toBe('ALREADY_MEMBER')
})

test('staff add someone who was invited into the seat that was held', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'trial' })
  const admin = await asUser(product, user, tenant)
  const person = await addUser(product)
  for (const email of ['x@example.com', 'y@example.com', 'z@example.com', person.email]) {
    await admin.members.invite({ email, role: 'OPERATOR' })
  }
  const given = { tenantId: tenant.id, userId: person.id, role: 'MANAGER' } as const
  await asStaff((call) => addMembership(call, given))
  expect((await admin.members.choices()).seats).toEqual({ used: 5, invited: 3, limit: 5 })
})

test('staff keep to the seats, and to the last billing admin', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'trial' })
  const admin = await asUser(product, user, tenant)
  for (const name of ['a', 'b', 'c', 'd']) {
    await admin.members.invite({ email: `${name}@example.com`, role: 'OPERATOR' })
  }
  const { id: userId } = await addUser(product)
  const naming = { tenantId: tenant.id, userId: user.id }
  const refusals = [
    asStaff((call) => addMembership(call, { tenantId: tenant.id, userId, role: 'OPERATOR' })),
    asStaff((call) => removeMembership(call, naming)),
    asStaff((call) => setMembershipStatus(call, { ...naming, status: 'disabled' })),
  ].map(refusalOf)
  expect(await Promise.all(refusals)).toEqual([
    'SEAT_LIMIT_REACHED',
    'LAST_BILLING_ADMIN',
    'LAST_BILLING_ADMIN',
  ])
})

test('who is removed by staff from the last company is disabled, and enabled by coming back', async () => {
  const { tenant } = await addCompany(product)
  const user = await addUser(product)
  await addMember(product, tenant, user)
  const naming = { tenantId: tenant.id, userId: user.id }
  await asStaff((call) => removeMembership(call, { ...naming, version: 1, reason: 'Asked for' }))
  expect(await refusalOf(signIn(user))).toBe('ACCOUNT_DISABLED')
  await asStaff((call) => addMembership(call, { ...naming, role: 'OPERATOR' }))
  expect((await signIn(user)).landing).toEqual({ tenantCode: tenant.code })
})

test('staff disable a membership and let it in again', async () => {
  const { tenant } = await addCompany(product)
  const user = await addUser(product)
  await addMember(product, tenant, user)
  const caller = await asUser(product, user, tenant)
  const naming = { tenantId: tenant.id, userId: user.id }
  await asStaff((call) => setMembershipStatus(call, { ...naming, status: 'disabled', version: 1 }))
  expect(await refusalOf(caller.company.current())).toBe('NOT_SIGNED_IN')
  const stale = { ...naming, status: 'active', version: 1 } as const
  expect(await refusalOf(asStaff((call) => setMembershipStatus(call, stale)))).toBe('VERSION_CONFLICT')
  await asStaff((call) => setMembershipStatus(call, { ...stale, version: 2 }))
  expect((await signIn(user)).landing).toEqual({ tenantCode: tenant.code })
})

test('nobody is added to a company that is deleted, or is none', async () => {
  const { tenant } = await addCompany(product)
  await asOwner(product, `update tenants set deleted_at = now() where id = '${tenant.id}'`)
  const user = await addUser(product)
  const add = (tenantId: string, userId: string) =>
    refusalOf(asStaff((call) => addMembership(call, { tenantId, userId, role: 'OPERATOR' })))
  expect(await add(tenant.id, user.id)).toBe('TENANT_DELETED')
  expect(await add(user.id, user.id)).toBe('NOT_FOUND')
  expect(await add((await addCompany(product)).tenant.id, tenant.id)).toBe('NOT_FOUND')
})
