import {
  addAdmin,
  addCompany,
  addMember,
  addOnboardingLink,
  addTenant,
  addUser,
  asAdmin,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  type TestUser,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLATFORM_CHAIN } from '../kernel/index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const past = new Date(Date.now() - 1000)
let counter = 0

/** A company as staff have just created it, with a link. */
async function newCompany(given: Parameters<typeof addTenant>[1] = {}) {
  const tenant = await addTenant(product, { activation: 'pending_creation', ...given })
  return { tenant, token: await addOnboardingLink(product, tenant) }
}

const account = (token: string) => ({
  token,
  username: `first${++counter}`,
  displayName: 'First Person',
  email: `first${counter}@example.com`,
  password: testPassword,
})

/** Someone without a session; the token of the one that begins is caught. */
function visitor(locale: 'en' | 'ja' = 'en') {
  const cookies: (string | null)[] = []
  const caller = asVisitor(product, { locale, setSessionCookie: (token) => cookies.push(token) })
  return { caller, cookies }
}

const activationOf = async (tenantId: string) =>
  (await product.database.platform.query.tenants.findFirst({ where: (t, { eq }) => eq(t.id, tenantId) }))
    ?.activation

const auditOf = (tenantId: string) =>
  product.database.platform.query.auditEntries.findMany({
    where: (t, { eq }) => eq(t.tenantId, tenantId),
    orderBy: (t, { asc }) => asc(t.seq),
  })

describe('opening a link', () => {
  test('tells the company and what staff noted of the person', async () => {
    const { tenant, token } = await newCompany({
      locale: 'ja',
      contactPerson: 'Aoi',
      contactEmail: 'aoi@example.jp',
    })
    expect(await visitor().caller.onboarding.read({ token })).toMatchObject({
      step: 'account',
      company: { code: tenant.code, name: tenant.name, locale: 'ja' },
      contact: { name: 'Aoi', email: 'aoi@example.jp' },
      viewer: null,
    })
  })

  test('that ended says which way', async () => {
    const { tenant } = await newCompany()
    const { caller } = visitor()
    const step = async (given: Parameters<typeof addOnboardingLink>[2]) =>
      (await caller.onboarding.read({ token: await addOnboardingLink(product, tenant, given) })).step
    expect(await step({ expiresAt: past })).toBe('expired')
    expect(await step({ replacedAt: past })).toBe('replaced')
    expect(await step({ usedAt: past })).toBe('used')
    expect((await caller.onboarding.read({ token: 'cut-sh' })).step).toBe('unknown')
  })

  test('of a deleted company leads nowhere', async () => {
    const { tenant, token } = await newCompany()
    await product.database.platform.execute(`update tenants set deleted_at = now() where id = '${tenant.id}'`)
    const { caller } = visitor()
    expect((await caller.onboarding.read({ token })).step).toBe('unknown')
    expect(await refusalOf(caller.onboarding.createAccount(account(token)))).toBe('LINK_UNKNOWN')
  })
})

describe('making the account', () => {
  test('signs in as billing admin of a company that is being set up', async () => {
    const { tenant, token } = await newCompany()
    const { caller, cookies } = visitor('ja')
    const given = account(token)
    expect(await caller.onboarding.createAccount(given)).toEqual({ tenantCode: tenant.code })
    const inside = asVisitor(product, { token: cookies[0] ?? null, tenantCode: tenant.code })
    expect(await inside.company.current()).toMatchObject({
      role: 'BILLING_ADMIN',
      activation: 'ongoing_creation',
    })
    const me = await inside.auth.me()
    expect(me.user).toMatchObject({ username: given.username, email: given.email, locale: 'ja' })
    expect(me.companies).toMatchObject([{ code: tenant.code, isPrimary: true }])
    expect((await inside.onboarding.read({ token })).step).toBe('setup')
    expect((await visitor().caller.onboarding.read({ token })).step).toBe('sign-in')

    const entries = await auditOf(tenant.id)
    expect(entries.map(({ action }) => action)).toEqual(['onboarding.begun', 'member.added'])
    expect(entries[0]).toMatchObject({ actorKind: 'user', after: { newAccount: true } })
    const [created] = await auditOf(PLATFORM_CHAIN)
    expect(created).toMatchObject({ action: 'user.created', after: { username: given.username } })
    expect(JSON.stringify(entries)).not.toContain(token)
  })

  test('submitted many times at once makes one', async () => {
    const { tenant, token } = await newCompany()
    const given = account(token)
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => refusalOf(visitor().caller.onboarding.createAccount(given))),
    )
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(
      answers.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : [])).every((c) => c === 'LINK_USED'),
    ).toBe(true)
    expect(await auditOf(tenant.id)).toHaveLength(2)
  })

  test('by two people in two tabs makes one of them', async () => {
    const { tenant, token } = await newCompany()
    const given = Array.from({ length: 8 }, () => account(token))
    const answers = await Promise.allSettled(
      given.map((each) => visitor().caller.onboarding.createAccount(each)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const made = await product.database.platform.query.users.findMany({
      where: (t, { inArray }) =>
        inArray(
          t.username,
          given.map(({ username }) => username),
        ),
    })
    expect(made).toHaveLength(1)
    const members = await product.database.platform.query.memberships.findMany({
      where: (t, { eq }) => eq(t.tenantId, tenant.id),
    })
    expect(members.map(({ userId }) => userId)).toEqual(made.map(({ id }) => id))
  })

  test('while staff replace the link, either happens and nothing breaks', async () => {
    const staff = await asAdmin(product, await addAdmin(product))
    for (let i = 0; i < 10; i++) {
      const { tenant, token } = await newCompany()
      const [made, begun] = await Promise.allSettled([
        staff.onboarding.makeLink({ tenantId: tenant.id }),
        visitor().caller.onboarding.createAccount(account(token)),
      ])
      expect(made.status).toBe('fulfilled')
      const activation = begun.status === 'fulfilled' ? 'ongoing_creation' : 'pending_creation'
      expect(await activationOf(tenant.id)).toBe(activation)
      if (begun.status === 'rejected') expect(begun.reason.cause.code).toBe('LINK_REPLACED')
    }
  })

  test('through links of two companies at once gives a username to one', async () => {
    const [one, other] = [await newCompany(), await newCompany()]
    const given = account(one.token)
    const answers = await Promise.allSettled([
      visitor().caller.onboarding.createAccount(given),
      visitor().caller.onboarding.createAccount({ ...given, token: other.token, email: 'else@example.com' }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('is refused for a taken username or email, and the link still works', async () => {
    const { token } = await newCompany()
    const taken = await addUser(product)
    const { caller } = visitor()
    const given = account(token)
    const withName = caller.onboarding.createAccount({ ...given, username: taken.username.toUpperCase() })
    expect(await refusalOf(withName)).toBe('USERNAME_TAKEN')
    expect(await refusalOf(caller.onboarding.createAccount({ ...given, email: taken.email }))).toBe(
      'EMAIL_TAKEN',
    )
    await caller.onboarding.createAccount(given)
  })

  test('is refused by a link that ended', async () => {
    const { tenant } = await newCompany()
    const create = async (given: Parameters<typeof addOnboardingLink>[2]) =>
      refusalOf(
        visitor().caller.onboarding.createAccount(account(await addOnboardingLink(product, tenant, given))),
      )
    expect(await create({ expiresAt: past })).toBe('LINK_EXPIRED')
    expect(await create({ replacedAt: past })).toBe('LINK_REPLACED')
    expect(await create({ usedAt: past })).toBe('LINK_USED')
    expect(await activationOf(tenant.id)).toBe('pending_creation')
  })

  test('takes a seat', async () => {
    const { tenant, token } = await newCompany({ plan: 'trial' })
    for (let i = 0; i < 5; i++) await addMember(product, tenant, await addUser(product))
    const { caller } = visitor()
    expect(await refusalOf(caller.onboarding.createAccount(account(token)))).toBe('SEAT_LIMIT_REACHED')
    expect((await caller.onboarding.read({ token })).step).toBe('account')
  })
})

describe('the username, while it is typed', () => {
  test('is free or not', async () => {
    const { token } = await newCompany()
    const taken = await addUser(product)
    const { caller } = visitor()
    expect(await caller.onboarding.usernameFree({ token, username: taken.username })).toBe(false)
    expect(await caller.onboarding.usernameFree({ token, username: 'nobody-yet' })).toBe(true)
  })

  test('is told only to who may make an account', async () => {
    const { tenant } = await newCompany()
    const token = await addOnboardingLink(product, tenant, { expiresAt: past })
    const { caller } = visitor()
    expect(await refusalOf(caller.onboarding.usernameFree({ token, username: 'anyone' }))).toBe(
      'LINK_EXPIRED',
    )
  })

  test('is asked a bounded number of times', async () => {
    const { token } = await newCompany()
    const request = { requestId: 'test', ip: '192.0.2.50', userAgent: null }
    const caller = asVisitor(product, { request })
    const ask = () => caller.onboarding.usernameFree({ token, username: 'anyone' })
    for (let i = 0; i < 600; i += 50) await Promise.all(Array.from({ length: 50 }, ask))
    expect(await refusalOf(ask())).toBe('RATE_LIMITED')
  })
})

describe('with an own account', () => {
  /** Someone with a session, and who they are once it was renewed. */
  async function signedIn(user: TestUser) {
    let token: string | null = null
    const caller = await asUser(product, user, null, {
      setSessionCookie: (given) => {
        token = given
      },
    })
    return { caller, renewed: () => asVisitor(product, { token }) }
  }

  test('a further company is begun and the primary stays', async () => {
    const { tenant: first, user } = await addCompany(product)
    const { tenant, token } = await newCompany()
    const { caller, renewed } = await signedIn(user)
    const read = await caller.onboarding.read({ token })
    expect(read).toMatchObject({ step: 'account', viewer: { username: user.username } })
    expect(await caller.onboarding.useOwnAccount({ token })).toEqual({ tenantCode: tenant.code })
    // The session may more than before: it goes on under a new token.
    expect(await refusalOf(caller.auth.me())).toBe('NOT_SIGNED_IN')
    expect((await renewed().onboarding.read({ token })).step).toBe('setup')
    const { companies } = await renewed().auth.me()
    expect(companies).toMatchObject([
      { code: first.code, isPrimary: true },
      { code: tenant.code, isPrimary: false, role: 'BILLING_ADMIN' },
    ])
    const [entry] = await auditOf(tenant.id)
    expect(entry).toMatchObject({ actorId: user.id, after: { newAccount: false } })
  })

  test('someone whom staff made billing admin already goes on as that', async () => {
    const { tenant, token } = await newCompany()
    const user = await addUser(product)
    await addMember(product, tenant, user, { role: 'BILLING_ADMIN' })
    const { caller, renewed } = await signedIn(user)
    await caller.onboarding.useOwnAccount({ token })
    expect((await renewed().onboarding.read({ token })).step).toBe('setup')
  })

  test('and a new one at once: one of them begins', async () => {
    const { user } = await addCompany(product)
    const { token } = await newCompany()
    const caller = await asUser(product, user, null)
    const answers = await Promise.allSettled([
      caller.onboarding.useOwnAccount({ token }),
      visitor().caller.onboarding.createAccount(account(token)),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('the end', () => {
  async function begun(given: Parameters<typeof addTenant>[1] = {}) {
    const { tenant, token } = await newCompany(given)
    const { caller, cookies } = visitor()
    await caller.onboarding.createAccount(account(token))
    const inside = workspaceOf(cookies[0] ?? '', tenant.code)
    return { tenant, token, inside }
  }

  function workspaceOf(token: string, tenantCode: string) {
    return asVisitor(product, { token, tenantCode })
  }

  test('puts the company in use and uses up every link', async () => {
    const { tenant, token, inside } = await begun()
    const second = await addOnboardingLink(product, tenant)
    await inside.onboarding.finish()
    expect(await activationOf(tenant.id)).toBe('active')
    expect((await inside.onboarding.read({ token })).step).toBe('finished')
    const { caller } = visitor()
    expect((await caller.onboarding.read({ token })).step).toBe('used')
    expect((await caller.onboarding.read({ token: second })).step).toBe('used')
    expect((await auditOf(tenant.id)).at(-1)).toMatchObject({
      action: 'onboarding.finished',
      before: { activation: 'ongoing_creation' },
      after: { activation: 'active' },
    })
  })

  test('from two tabs is one', async () => {
    const { tenant, inside } = await begun()
    await Promise.all(Array.from({ length: 8 }, () => inside.onboarding.finish()))
    expect((await auditOf(tenant.id)).map(({ action }) => action)).toEqual([
      'onboarding.begun',
      'member.added',
      'onboarding.finished',
    ])
  })

  test('comes also after the trial ran out', async () => {
    const { tenant, inside } = await begun({ plan: 'trial', state: 'trialing', trialEndsAt: past })
    await inside.onboarding.finish()
    expect(await activationOf(tenant.id)).toBe('active')
  })

  test('is not for an operator', async () => {
    const { tenant } = await begun()
    const user = await addUser(product)
    await addMember(product, tenant, user)
    const caller = await asUser(product, user, tenant)
    expect(await refusalOf(caller.onboarding.finish())).toBe('FORBIDDEN')
  })
})
