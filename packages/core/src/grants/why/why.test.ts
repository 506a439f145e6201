import { randomUUID } from 'node:crypto'
import { modules, type Permission, recordPermission, roles } from '@leasehold/catalog'
import { customRoles, memberships } from '@leasehold/db'
import {
  addAdmin,
  addCompany,
  addMember,
  addStore,
  addTenant,
  addUser,
  asAdmin,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  testProduct,
} from '@leasehold/tooling/product'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

const day = 86_400_000

/** Lets a custom role narrow a membership. */
async function narrow(tenant: TestTenant, userId: string, permissions: Permission[]) {
  const id = randomUUID()
  await product.database.platformTransaction(async (tx) => {
    await tx
      .insert(customRoles)
      .values({ tenantId: tenant.id, id, name: 'Cashier', base: 'OPERATOR', permissions })
    await tx
      .update(memberships)
      .set({ customRoleId: id })
      .where(and(eq(memberships.tenantId, tenant.id), eq(memberships.userId, userId)))
  })
}

const guardCodes = new Set(['FORBIDDEN', 'MODULE_LOCKED', 'READ_ONLY', 'BILLING_ONLY', 'NOT_FOUND'])

/** Whether the guard let a call through, whatever became of it then. */
async function passes(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    const { code = '', details } =
      (error as { cause?: { code?: string; details?: { resource?: string } } }).cause ?? {}
    return !guardCodes.has(code) || (code === 'NOT_FOUND' && details?.resource === 'record')
  }
}

describe('what is told is what happens', () => {
  const companies = [
    ['active', { plan: 'professional' }],
    ['a small plan', { plan: 'basic' }],
    ['suspended', { plan: 'professional', state: 'suspended' }],
    ['a trial that is over', { plan: 'trial', state: 'trialing', trialEndsAt: new Date(Date.now() - day) }],
  ] as const
  test.each(companies)('%s', async (_name, given) => {
    const tenant = await addTenant(product, given)
    for (const role of roles) {
      const user = await addUser(product)
      await addMember(product, tenant, user, { role })
      const narrowed = role === 'OPERATOR'
      if (narrowed) await narrow(tenant, user.id, [recordPermission('customers', 'read')])
      const caller = await asUser(product, user, tenant)
      const why = async (subject: { permission: Permission } | { feature: string }) =>
        (await staff.entitlements.why({ tenantId: tenant.id, userId: user.id, ...subject })).allowed

      for (const object of ['customers', 'receipts', 'employees'] as const) {
        const told = await why({ permission: recordPermission(object, 'read') })
        expect(told, `${role} reads ${object}`).toBe(await passes(caller.records.list({ object })))
        const deletes = await why({ permission: recordPermission(object, 'delete') })
        const call = caller.records.delete({ object, id: randomUUID(), version: 1 })
        expect(deletes, `${role} deletes ${object}`).toBe(await passes(call))
      }
      for (const module of modules.slice(0, 6)) {
        const told = await why({ feature: module })
        expect(told, `${role} in ${module}`).toBe(await passes(caller.modules.get({ module })))
      }
      const calls = [
        ['members:read', () => caller.members.list({})],
        [
          'members:invite',
          () => caller.members.invite({ email: `${randomUUID()}@example.com`, role: 'OPERATOR' }),
        ],
        ['departments:manage', () => caller.departments.create({ name: randomUUID() })],
        [
          'roles:manage',
          () =>
            caller.roles.create({
              name: randomUUID(),
              base: 'OPERATOR',
              permissions: [],
              idempotencyKey: randomUUID(),
            }),
        ],
        ['company:read', () => caller.company.current()],
        ['audit:read', () => caller.audit.list({})],
      ] as const
      for (const [permission, call] of calls) {
        expect(await why({ permission }), `${role} ${permission}`).toBe(await passes(call()))
      }
    }
  })
})

describe('in the workspace', () => {
  test('an admin reads the chain of a colleague, without the reasons of staff', async () => {
    const { tenant, user } = await addCompany(product, { plan: 'basic' })
    const colleague = await addUser(product)
    const { id } = await addStore(product, tenant, 'Harbour')
    await addMember(product, tenant, colleague, { role: 'MANAGER', storeIds: [id] })
    await staff.entitlements.setOverride({
      tenantId: tenant.id,
      feature: 'POS',
      value: true,
      reason: 'late payer, be kind',
      endsAt: new Date(Date.now() + day).toISOString(),
    })
    const caller = await asUser(product, user, tenant)
    const told = await caller.entitlements.why({ userId: colleague.id, permission: 'records.receipts:write' })
    expect(told).toMatchObject({
      allowed: true,
      stoppedBy: null,
      person: { userId: colleague.id, name: colleague.displayName },
      links: [
        { kind: 'membership', code: 'active' },
        { kind: 'role', code: 'grants', role: 'MANAGER' },
        { kind: 'stores', code: 'these_stores', stores: ['Harbour'] },
        {
          kind: 'entitlement',
          code: 'granted',
          feature: 'POS',
          named: { name: { en: 'Point of sale' } },
          sources: [{ kind: 'override', reason: null }],
        },
        { kind: 'billing', code: 'active', access: 'full' },
      ],
    })
    expect(JSON.stringify(told)).not.toContain('late payer')
  })

  test('also when the subscription is over', async () => {
    const trialEndsAt = new Date(Date.now() - day)
    const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing', trialEndsAt })
    const caller = await asUser(product, user, tenant)
    const told = await caller.entitlements.why({ userId: user.id, feature: 'CRM' })
    expect(told).toMatchObject({ allowed: false, stoppedBy: 'billing' })
    expect(told.links[4]).toMatchObject({ code: 'trial_ended', access: 'billing_only' })
  })

  test('nobody asks about strangers, former members or other companies’ people', async () => {
    const { tenant, user } = await addCompany(product)
    const other = await addCompany(product)
    const gone = await addUser(product)
    await addMember(product, tenant, gone, { status: 'removed' })
    const caller = await asUser(product, user, tenant)
    for (const userId of [other.user.id, gone.id, randomUUID()]) {
      expect(await refusalOf(caller.entitlements.why({ userId, feature: 'CRM' }))).toBe('NOT_FOUND')
    }
    expect(await refusalOf(caller.entitlements.why({ userId: user.id, feature: 'teleport' }))).toBe(
      'INVALID_INPUT',
    )
  })

  test.each(['MANAGER', 'OPERATOR'] as const)('a %s may not ask', async (role) => {
    const { tenant, user } = await addCompany(product, { role })
    const caller = await asUser(product, user, tenant)
    expect(await refusalOf(caller.entitlements.why({ userId: user.id, feature: 'CRM' }))).toBe('FORBIDDEN')
  })
})

test('staff ask about strangers and former members too', async () => {
  const { tenant } = await addCompany(product)
  const stranger = await addUser(product)
  const ask = (userId: string) => staff.entitlements.why({ tenantId: tenant.id, userId, feature: 'CRM' })
  expect(await ask(stranger.id)).toMatchObject({
    stoppedBy: 'membership',
    links: [{ code: 'none' }, {}, {}, {}, {}],
  })
  const gone = await addUser(product)
  await addMember(product, tenant, gone, { status: 'removed' })
  expect((await ask(gone.id)).links[0].code).toBe('removed')
  expect(await refusalOf(ask(randomUUID()))).toBe('NOT_FOUND')
})
