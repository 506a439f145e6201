import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import { startAdminSession, startUserSession } from '@leasehold/auth'
import {
  type Permission,
  platformRolePermissions,
  platformRoles,
  type RecordAction,
  recordPermission,
  rolePermissions,
  roles,
} from '@leasehold/catalog'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAdmin,
  addMember,
  addUser,
  asAdmin,
  asPhone,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  type TestUser,
  testCall,
  testContext,
  testProduct,
} from '../product/index.ts'
import { type FilledTenant, fillTenant, fingerprint, secretsIn } from './filled-tenant.ts'
import { callByPath, type Listed, listProcedures } from './procedures.ts'
import { sample } from './samples.ts'

let product: Product
let sql: postgres.Sql
/** The company the callers are in, and the one whose ids they give. */
let own: FilledTenant
let foreign: FilledTenant
let secrets: string[]

beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  own = await fillTenant(product, 'Own')
  foreign = await fillTenant(product, 'Foreign')
  secrets = await secretsIn(sql)
})
afterAll(() => Promise.all([product.close(), sql.end()]))

const workspace = listProcedures(workspaceRouter)
const console_ = listProcedures(consoleRouter)
const phone = listProcedures(mobileRouter)
const tenantProcedures = workspace.filter(({ access }) => access?.audience === 'tenant')
const userProcedures = workspace.filter(({ access }) => access?.audience === 'user')

/** Answers that hand out a secret on purpose: the one time its owner is to have it. */
const handsOutSecret = new Set(['tenants.makeOnboardingLink', 'signIn'])

describe('every procedure', () => {
  test.each([...workspace, ...console_, ...phone].map(({ path, access }) => [path, access]))(
    '%s says who may call it',
    (_path, access) => {
      expect(access).toHaveProperty('audience')
    },
  )
})

/** Another tenant's ids wherever the input asks for one. */
function foreignInput({ input }: Listed): unknown {
  return input && sample(input, (path) => foreign.idFor(path))
}

/** What a call gave or was refused with, as text. */
async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    (data) => JSON.stringify(data ?? null),
    (error) => `refused: ${JSON.stringify((error as { cause?: unknown }).cause ?? String(error))}`,
  )
}

async function expectNothingForeign(listed: Listed, call: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(sql, foreign.tenant.id)
  const answer = await outcome(call())
  for (const mark of foreign.marks)
    expect(answer, `${listed.path} tells of another tenant`).not.toContain(mark)
  for (const secret of secrets) expect(answer, `${listed.path} tells a secret`).not.toContain(secret)
  expect(await fingerprint(sql, foreign.tenant.id), `${listed.path} changed another tenant`).toEqual(before)
}

describe('another tenant’s ids, as', () => {
  test.each(roles)('%s', async (role) => {
    for (const listed of [...tenantProcedures, ...userProcedures]) {
      const user = await memberOf(own, role)
      const caller = await asUser(product, user, own.tenant)
      await expectNothingForeign(listed, () => callByPath(caller, listed.path, foreignInput(listed)))
    }
  })
})

describe('a company one may not enter', () => {
  const outsiders: [string, () => Promise<TestUser>][] = [
    ['a member of another', () => memberOf(own, 'BILLING_ADMIN')],
    ['a disabled member', () => memberOf(foreign, 'BILLING_ADMIN', 'disabled')],
    ['a removed member', () => memberOf(foreign, 'ORG_ADMIN', 'removed')],
    ['a user of no company', () => addUser(product)],
  ]
  test.each(outsiders)('does not exist for %s', async (_who, make) => {
    const caller = await asUser(product, await make(), foreign.tenant)
    for (const listed of tenantProcedures) {
      const before = await fingerprint(sql, foreign.tenant.id)
      expect(await refusalOf(callByPath(caller, listed.path, foreignInput(listed))), listed.path).toBe(
        'NOT_FOUND',
      )
      expect(await fingerprint(sql, foreign.tenant.id)).toEqual(before)
    }
  })

  test('does not open for a visitor', async () => {
    const caller = asVisitor(product, { tenantCode: foreign.tenant.code })
    for (const listed of [...tenantProcedures, ...userProcedures]) {
      expect(await refusalOf(callByPath(caller, listed.path, foreignInput(listed))), listed.path).toBe(
        'NOT_SIGNED_IN',
      )
    }
  })

  test('does not open for a platform admin’s session', async () => {
    const { id } = await addAdmin(product)
    const token = await product.database.platformTransaction((tx) =>
      startAdminSession({ ...testCall(product), tx }, id),
    )
    const caller = workspaceRouter.createCaller(
      testContext(product, { token, tenantCode: foreign.tenant.code }),
    )
    for (const listed of tenantProcedures) {
      expect(await refusalOf(callByPath(caller, listed.path, foreignInput(listed)))).toBe('NOT_SIGNED_IN')
    }
  })
})

/** Of a procedure for records: the permission is that of the object its sample names, the first there is. */
type Access = { permission: Permission; records?: RecordAction }

describe('permissions of', () => {
  test.each(roles)('%s', async (role) => {
    const caller = await asUser(product, await memberOf(own, role), own.tenant)
    for (const listed of tenantProcedures) {
      const { permission: needed, records } = listed.access as Access
      const permission = records ? recordPermission('customers', records) : needed
      if (rolePermissions[role].has(permission)) continue
      expect(await refusalOf(callByPath(caller, listed.path, foreignInput(listed))), listed.path).toBe(
        'FORBIDDEN',
      )
    }
  })
})

describe('the console', () => {
  test('does not open for a visitor or a user', async () => {
    const user = await memberOf(own, 'BILLING_ADMIN')
    const token = await product.database.platformTransaction((tx) =>
      startUserSession({ ...testCall(product), tx }, user.id, own.tenant.id),
    )
    for (const given of [{}, { token }]) {
      const caller = consoleRouter.createCaller(testContext(product, given))
      for (const listed of console_.filter(({ access }) => access?.audience === 'platform')) {
        expect(await refusalOf(callByPath(caller, listed.path, foreignInput(listed))), listed.path).toBe(
          'NOT_SIGNED_IN',
        )
      }
    }
  })

  test.each(platformRoles)('lets %s do what the role says, and tells no secret', async (role) => {
    for (const listed of console_) {
      if (listed.access?.audience !== 'platform') continue
      const { permission } = listed.access
      const caller = await asAdmin(product, await addAdmin(product, role))
      const call = callByPath(caller, listed.path, foreignInput(listed))
      if (permission && !platformRolePermissions[role].has(permission)) {
        expect(await refusalOf(call), listed.path).toBe('FORBIDDEN')
      } else if (listed.type === 'query' && !handsOutSecret.has(listed.path)) {
        const answer = await outcome(call)
        for (const secret of secrets) expect(answer, listed.path).not.toContain(secret)
      } else {
        await outcome(call)
      }
    }
  })
})

test('a phone sees its own company only', async () => {
  for (const listed of phone.filter(({ access }) => access?.audience !== 'open')) {
    const user = await memberOf(own, 'BILLING_ADMIN')
    const caller = await asPhone(product, user, own.tenant, { tenantCode: foreign.tenant.code })
    await expectNothingForeign(listed, () => callByPath(caller, listed.path, foreignInput(listed)))
  }
})

async function memberOf(
  { tenant }: FilledTenant,
  role: (typeof roles)[number],
  status: 'active' | 'disabled' | 'removed' = 'active',
): Promise<TestUser> {
  const user = await addUser(product)
  await addMember(product, tenant, user, { role, status })
  return user
}
