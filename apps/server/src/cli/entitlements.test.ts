import { addCompany, addTenant, asOwner, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand, UsageError } from './run.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const run = (line: string) => runCommand(line.split(' '), { DATABASE_URL: product.url })
const json = async (line: string) => JSON.parse((await run(`${line} --json`)).output)

test('a company is given a plan, once, with an audit entry by the system', async () => {
  const { id, code } = await addTenant(product, { plan: 'basic' })
  expect((await run(`tenants activate ${code} --plan professional`)).output).toBe(
    `${code} now has the plan professional.`,
  )
  expect(await json(`tenants activate ${code} --plan professional`)).toEqual({
    company: code,
    plan: 'professional',
    changed: false,
  })
  const entries = (await product.database.platform.query.auditEntries.findMany()).filter(
    ({ tenantId }) => tenantId === id,
  )
  expect(entries).toMatchObject([{ action: 'subscription.plan_changed', actorKind: 'system', actorId: null }])
})

test('what a company may use is told, and for a person what stops them', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'basic', role: 'OPERATOR' })
  const told = await run(`entitlements explain ${tenant.code.slice(4).toLowerCase()}`)
  expect(told.output).toContain(`${tenant.code}: basic, version 1, active; access full`)
  expect(told.output).toMatch(/^CRM {2}open {2}plan basic 1$/m)
  expect(told.output).toMatch(/^users {2}1 of 10 {2}plan basic 1$/m)
  expect(told.output).toMatch(/^POS {2}closed {2}nothing gives it$/m)

  const person = await run(`entitlements explain ${tenant.code} ${user.username}`)
  expect(person.output).toMatch(/^POS {2}no: entitlement$/m)
  expect(person.output).toMatch(/^records.customers:write {2}yes$/m)
  expect(person.output).toMatch(/^members:invite {2}no: role$/m)

  const allowed = await run(`entitlements explain ${tenant.code} ${user.username} CRM`)
  expect(allowed.exitCode).toBe(0)
  const refused = await run(`entitlements explain ${tenant.code} ${user.username} records.receipts:read`)
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toMatch(/NO {3}entitlement {2,}POS is not included/)
  await asOwner(product, `update subscriptions set state = 'cancelled' where tenant_id = '${tenant.id}'`)
  expect(await json(`entitlements explain ${tenant.code} ${user.username} CRM`)).toMatchObject({
    allowed: false,
    stoppedBy: 'billing',
  })
})

test.each([
  ['tenants activate TEN-ZZZZZ --plan basic', /no company/],
  ['tenants activate --plan basic', /company code/],
  ['tenants activate CODE', /--plan/],
  ['tenants activate CODE --plan gold', /no plan gold/],
  ['entitlements explain', /company code/],
  ['entitlements explain CODE nobody-here', /no user/],
  ['entitlements explain CODE a b c', /too many/],
])('"%s" is refused in one sentence', async (line, sentence) => {
  const { code } = await addTenant(product)
  const refused = run(line.replace('CODE', code))
  await expect(refused).rejects.toThrow(UsageError)
  await expect(refused).rejects.toThrow(sentence)
})
