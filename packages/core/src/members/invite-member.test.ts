import { addCompany, addUser, asUser, type Product, refusalOf, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

test('invitations at once never share the last seat', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'trial' })
  const caller = await asUser(product, user, tenant)
  const answers = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) =>
      caller.members.invite({ email: `race${i}@example.com`, role: 'OPERATOR' }),
    ),
  )
  // The trial has five seats and one is taken.
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
})

test('an address is invited once', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  await caller.members.invite({ email: 'Someone@example.com', role: 'OPERATOR' })
  const again = caller.members.invite({ email: 'someone@EXAMPLE.com', role: 'MANAGER' })
  expect(await refusalOf(again)).toBe('ALREADY_INVITED')
})

test('nobody invites above their own role', async () => {
  const { tenant, user } = await addCompany(product, { role: 'MANAGER' })
  const caller = await asUser(product, user, tenant)
  const above = caller.members.invite({ email: 'above@example.com', role: 'ORG_ADMIN' })
  expect(await refusalOf(above)).toBe('ROLE_ABOVE_OWN')
})

test('a company one is no member of does not exist', async () => {
  const { tenant } = await addCompany(product)
  const outsider = await addUser(product)
  const caller = await asUser(product, outsider, tenant)
  const invited = caller.members.invite({ email: 'a@example.com', role: 'OPERATOR' })
  expect(await refusalOf(invited)).toBe('NOT_FOUND')
})
