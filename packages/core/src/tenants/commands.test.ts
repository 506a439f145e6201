import { randomUUID } from 'node:crypto'
import {
  addAdmin,
  addCompany,
  addTenant,
  asAdmin,
  asUser,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
let admin: { id: string }
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  admin = await addAdmin(product)
  staff = await asAdmin(product, admin)
})
afterAll(() => product.close())

let counter = 0
const fields = (given: object = {}) => ({
  name: `Made ${++counter}`,
  timeZone: 'Asia/Tokyo',
  currency: 'JPY' as const,
  locale: 'ja' as const,
  defaultRole: 'OPERATOR' as const,
  ...given,
})
const create = (given: object = {}) =>
  staff.tenants.create({ ...fields(), plan: 'trial', idempotencyKey: randomUUID(), ...given })

const auditOf = async (tenantId: string) =>
  (await product.database.platform.query.auditEntries.findMany())
    .filter((entry) => entry.tenantId === tenantId)
    .toSorted((a, b) => a.seq - b.seq)

const entitlementVersion = async (tenantId: string) =>
  (await staff.tenants.get({ tenantId })).entitlementVersion

describe('making a company', () => {
  test('begins the trial and writes one audit row', async () => {
    const { id, code } = await create({ shortName: ' 短い ', contactEmail: '', trialDays: 30 })
    expect(code).toMatch(/^TEN-[0-9A-HJKMNP-TV-Z]{5}$/)
    const made = await staff.tenants.get({ tenantId: id })
    expect(made).toMatchObject({
      code,
      shortName: '短い',
      contactEmail: null,
      activation: 'pending_creation',
      contract: { plan: 'trial', state: 'trialing', stateNow: 'trialing' },
      access: 'full',
      version: 1,
    })
    const lasts = (made.contract?.trialEndsAt?.getTime() ?? 0) - made.createdAt.getTime()
    expect(lasts).toBe(30 * 86_400_000)
    expect(await auditOf(id)).toMatchObject([
      { action: 'tenant.created', actorKind: 'admin', actorId: admin.id, after: { code, plan: 'trial' } },
    ])
  })

  test('100 times at once with one key makes one company', async () => {
    const input = { ...fields(), plan: 'basic' as const, idempotencyKey: randomUUID() }
    const answers = await Promise.all(Array.from({ length: 100 }, () => staff.tenants.create(input)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await staff.tenants.list({ query: input.name })).items).toHaveLength(1)
    const other = staff.tenants.create({ ...input, name: 'Something else' })
    expect(await refusalOf(other)).toBe('IDEMPOTENCY_KEY_REUSED')
    expect((await staff.tenants.list({ query: 'Something else' })).items).toHaveLength(0)
  })

  test('a refused one can be tried again with the same key', async () => {
    await create({ subdomain: 'occupied' })
    const input = { ...fields(), plan: 'basic' as const, idempotencyKey: randomUUID() }
    const refused = staff.tenants.create({ ...input, subdomain: 'occupied' })
    expect(await refusalOf(refused)).toBe('SUBDOMAIN_TAKEN')
    expect((await staff.tenants.create({ ...input, subdomain: 'vacant' })).code).toMatch(/^TEN-/)
  })

  test.each([
    ['subdomain', 'Taken-One', 'taken-one', 'SUBDOMAIN_TAKEN'],
    ['customDomain', 'Shop.Example.com', 'shop.example.com', 'CUSTOM_DOMAIN_TAKEN'],
    ['customDomain', '例え.example', 'xn--r8jz45g.example', 'CUSTOM_DOMAIN_TAKEN'],
    ['creditCode', '91310000MA1FL0XK1T', '91310000MA1FL0XK1T', 'CREDIT_CODE_TAKEN'],
  ])('a %s such as %s belongs to one company', async (field, given, again, code) => {
    await create({ [field]: given })
    const second = create({ [field]: again })
    await expect(second).rejects.toMatchObject({
      cause: { code, details: { fields: [{ path: field, code: 'taken' }] } },
    })
  })

  test('twenty at once who take one subdomain: one gets it', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => create({ subdomain: 'race' })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test.each([
    { name: '' },
    { name: 'x'.repeat(121) },
    { name: 'a\0b' },
    { subdomain: 'www' },
    { subdomain: '-a-' },
    { subdomain: 'ab' },
    { subdomain: 'a b c' },
    { subdomain: 'xn--abc' },
    { customDomain: 'localhost' },
    { customDomain: 'http://a.example' },
    { customDomain: 'a.example/path' },
    { customDomain: 'a..example' },
    { customDomain: '10.0.0.1' },
    { contactEmail: 'nobody' },
    { timeZone: 'Mars/Olympus' },
    { currency: 'XXX' },
    { plan: 'Gold plan' },
    { trialDays: 0 },
    { trialDays: 1.5 },
    { trialDays: 366 },
    { employeeCount: -1 },
    { idempotencyKey: 'once' },
    { code: 'TEN-AAAAA' },
    { deletedAt: null },
  ])('%j is refused', async (given) => {
    await expect(create(given)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('of a plan that there is not is refused', async () => {
    expect(await refusalOf(create({ plan: 'gold' }))).toBe('INVALID_INPUT')
  })
})

describe('changing a company', () => {
  const editable = async (tenantId: string) => {
    const found = await staff.tenants.get({ tenantId })
    const { name, shortName, timeZone, currency, locale, defaultRole, version } = found
    return { tenantId, name, shortName, timeZone, currency, locale, defaultRole, version }
  }

  test('the second of two admins is told what it holds now, and nothing is lost', async () => {
    const { id } = await create()
    const read = await editable(id)
    await staff.tenants.change({ ...read, name: 'First', contactPhone: '123' })
    const second = staff.tenants.change({ ...read, name: 'Second', shortName: '2nd' })
    await expect(second).rejects.toMatchObject({
      cause: {
        code: 'VERSION_CONFLICT',
        details: { current: { name: 'First', contactPhone: '123', shortName: null, version: 2 } },
      },
    })
    expect(await staff.tenants.get({ tenantId: id })).toMatchObject({ name: 'First', version: 2 })
  })

  test('many at once from one version: one goes through', async () => {
    const { id } = await create()
    const read = await editable(id)
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => staff.tenants.change({ ...read, name: `Name ${i}` })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('the audit row holds what changed, and nothing changed writes none', async () => {
    const { id } = await create({ name: 'Before' })
    const read = await editable(id)
    await staff.tenants.change({ ...read, name: 'After' })
    await staff.tenants.change({ ...read, name: 'After', version: 2 })
    expect((await auditOf(id)).slice(1)).toMatchObject([
      { action: 'tenant.changed', before: { name: 'Before' }, after: { name: 'After' } },
    ])
    expect(Object.keys((await auditOf(id))[1]?.after ?? {})).toEqual(['name'])
  })

  test('its own values are no conflict, another company’s are', async () => {
    await create({ subdomain: 'neighbour' })
    const { id } = await create({ subdomain: 'own-name' })
    const read = await editable(id)
    await staff.tenants.change({ ...read, subdomain: 'own-name', shortName: 'x' })
    const taken = staff.tenants.change({ ...read, version: 2, subdomain: 'neighbour' })
    expect(await refusalOf(taken)).toBe('SUBDOMAIN_TAKEN')
  })

  test('one that is not there is not found', async () => {
    const read = await editable((await create()).id)
    const tenantId = randomUUID()
    expect(await refusalOf(staff.tenants.change({ ...read, tenantId }))).toBe('NOT_FOUND')
    expect(await refusalOf(staff.tenants.get({ tenantId }))).toBe('NOT_FOUND')
    expect(await refusalOf(staff.tenants.suspend({ tenantId, version: 1, reason: 'x' }))).toBe('NOT_FOUND')
  })
})

describe('the contract', () => {
  test('a suspension holds from the next request, and its end too', async () => {
    const { tenant, user } = await addCompany(product)
    const member = await asUser(product, user, tenant)
    const tenantId = tenant.id
    const before = await entitlementVersion(tenantId)
    await staff.tenants.suspend({ tenantId, version: 1, reason: 'Unpaid for months' })
    expect(await refusalOf(member.members.invite({ email: 'a@example.com', role: 'OPERATOR' }))).toBe(
      'READ_ONLY',
    )
    expect(await staff.tenants.get({ tenantId })).toMatchObject({
      access: 'read_only',
      contract: { state: 'suspended', suspendedFrom: 'active', suspensionReason: 'Unpaid for months' },
    })
    expect(await refusalOf(staff.tenants.suspend({ tenantId, version: 2, reason: 'x' }))).toBe('WRONG_STATE')
    await staff.tenants.resume({ tenantId, version: 2 })
    await member.members.invite({ email: 'a@example.com', role: 'OPERATOR' })
    expect(await entitlementVersion(tenantId)).toBe(before + 2)
    const actions = (await auditOf(tenantId)).filter(({ action }) => action.startsWith('tenant.'))
    expect(actions).toMatchObject([
      {
        action: 'tenant.suspended',
        before: { state: 'active', suspensionReason: null },
        after: { state: 'suspended', suspensionReason: 'Unpaid for months' },
      },
      { action: 'tenant.resumed', before: { state: 'suspended' }, after: { state: 'active' } },
    ])
  })

  test('another plan opens its modules at the next request', async () => {
    const { tenant, user } = await addCompany(product, { plan: 'basic' })
    const member = await asUser(product, user, tenant)
    const stateOf = async (module: 'INVENTORY') => (await member.company.current()).modules[module]
    expect(await stateOf('INVENTORY')).toBe('locked')
    await staff.tenants.changePlan({ tenantId: tenant.id, version: 1, plan: 'professional' })
    expect(await stateOf('INVENTORY')).toBe('open')
    const again = { tenantId: tenant.id, version: 2, plan: 'professional' as const }
    expect(await refusalOf(staff.tenants.changePlan(again))).toBe('WRONG_STATE')
  })

  test('more days open a trial that has ended', async () => {
    const ended = new Date(Date.now() - 86_400_000)
    const { tenant, user } = await addCompany(product, {
      plan: 'trial',
      state: 'trialing',
      trialEndsAt: ended,
    })
    const member = await asUser(product, user, tenant)
    expect(await member.company.current()).toMatchObject({ access: 'billing_only', state: 'expired' })
    await staff.tenants.extendTrial({ tenantId: tenant.id, version: 1, days: 3 })
    expect(await member.company.current()).toMatchObject({ access: 'full', state: 'trialing' })
  })

  test('two admins at once: the second is told', async () => {
    const { id: tenantId } = await create({ plan: 'basic' })
    const answers = await Promise.allSettled([
      staff.tenants.changePlan({ tenantId, version: 1, plan: 'professional' }),
      staff.tenants.suspend({ tenantId, version: 1, reason: 'x' }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = answers.find((answer) => answer.status === 'rejected')
    expect(refused?.reason).toMatchObject({ cause: { code: 'VERSION_CONFLICT' } })
  })

  test('whatever writes a contract, the entitlement version moves and the list follows', async () => {
    const tenant = await addTenant(product, { plan: 'basic' })
    const before = await entitlementVersion(tenant.id)
    await product.database.platform.execute(
      `update subscriptions set plan = 'enterprise', state = 'past_due' where tenant_id = '${tenant.id}'`,
    )
    expect(await entitlementVersion(tenant.id)).toBe(before + 1)
    const { items } = await staff.tenants.list({ query: tenant.code })
    expect(items).toMatchObject([{ plan: 'enterprise', state: 'past_due' }])
  })
})

describe('deleting a company', () => {
  test('asks for its code, closes it at once, and can be undone', async () => {
    const { tenant, user } = await addCompany(product)
    const member = await asUser(product, user, tenant)
    const request = { tenantId: tenant.id, reason: 'Asked to' }
    const wrong = staff.tenants.delete({ ...request, confirmation: 'TEN-00000' })
    await expect(wrong).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', details: { fields: [{ path: 'confirmation' }] } },
    })
    await staff.tenants.delete({ ...request, confirmation: tenant.code.slice(4).toLowerCase() })
    expect(await refusalOf(member.company.current())).toBe('NOT_FOUND')

    const deleted = await staff.tenants.get({ tenantId: tenant.id })
    const kept = (deleted.purgeAfter?.getTime() ?? 0) - (deleted.deletedAt?.getTime() ?? 0)
    expect(kept).toBe(30 * 86_400_000)
    expect(await refusalOf(staff.tenants.delete({ ...request, confirmation: tenant.code }))).toBe(
      'TENANT_DELETED',
    )
    const change = { ...fields(), tenantId: tenant.id, version: deleted.version }
    expect(await refusalOf(staff.tenants.change(change))).toBe('TENANT_DELETED')
    const link = staff.onboarding.makeLink({ tenantId: tenant.id })
    expect(await refusalOf(link)).toBe('TENANT_DELETED')

    await staff.tenants.restore({ tenantId: tenant.id })
    expect(await member.company.current()).toMatchObject({ code: tenant.code })
    expect(await refusalOf(staff.tenants.restore({ tenantId: tenant.id }))).toBe('TENANT_NOT_DELETED')
    expect((await auditOf(tenant.id)).map(({ action }) => action)).toEqual([
      'tenant.deleted',
      'tenant.restored',
    ])
  })

  test('is refused while money is owed, unless forced', async () => {
    const tenant = await addTenant(product, { state: 'past_due' })
    const request = { tenantId: tenant.id, confirmation: tenant.code, reason: 'Written off' }
    expect(await refusalOf(staff.tenants.delete(request))).toBe('MONEY_OWED')
    await staff.tenants.delete({ ...request, force: true })
    expect((await auditOf(tenant.id)).at(-1)?.after).toMatchObject({ reason: 'Written off', force: true })
  })
})

test('each role may do what is its own', async () => {
  const { id: tenantId } = await create({ plan: 'basic' })
  const attempts = {
    read: (s: typeof staff) => s.tenants.get({ tenantId }),
    create: (s: typeof staff) =>
      s.tenants.create({ ...fields(), plan: 'basic', idempotencyKey: randomUUID() }),
    suspend: (s: typeof staff) => s.tenants.suspend({ tenantId, version: 99, reason: 'x' }),
    delete: (s: typeof staff) => s.tenants.delete({ tenantId, confirmation: 'AAAAA', reason: 'x' }),
    link: (s: typeof staff) => s.onboarding.makeLink({ tenantId }),
  }
  const expected = {
    super_admin: ['read', 'create', 'suspend', 'delete', 'link'],
    sales: ['read', 'create', 'link'],
    finance: ['read', 'suspend'],
    support: ['read', 'link'],
  } as const
  for (const [role, allowed] of Object.entries(expected)) {
    const caller = await asAdmin(product, await addAdmin(product, role as keyof typeof expected))
    const codes = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => {
        const code = await refusalOf(attempt(caller)).catch(() => 'done')
        return code === 'FORBIDDEN' ? [] : [name]
      }),
    )
    expect(codes.flat(), role).toEqual(allowed)
  }
})

test('members of a company, by name, with pages and search', async () => {
  const { tenant, user } = await addCompany(product)
  const found = await staff.tenants.members({ tenantId: tenant.id })
  expect(found.items).toMatchObject([{ userId: user.id, role: 'BILLING_ADMIN', status: 'active' }])
  expect((await staff.tenants.members({ tenantId: tenant.id, query: 'nobody' })).items).toEqual([])
  expect(JSON.stringify(found)).not.toContain('$argon2')
})
