import { runJobs } from '@leasehold/tooling/jobs'
import {
  addCompany,
  addMember,
  addUser,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  type TestTenant,
  type TestUser,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setDisabled } from './index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

/** Signs in as the sign-in page does; returns where one lands and a caller in the company of an address. */
async function signIn(user: { username: string }, given: { password?: string; companyCode?: string } = {}) {
  let token: string | null = null
  const setSessionCookie = (fresh: string | null) => {
    token = fresh
  }
  const { landing } = await asVisitor(product, { setSessionCookie }).auth.signIn({
    login: user.username,
    password: testPassword,
    ...given,
  })
  const at = (tenant: TestTenant | null) => asVisitor(product, { token, tenantCode: tenant?.code ?? null })
  return { landing: landing?.tenantCode ?? null, at }
}

type SignedIn = Awaited<ReturnType<typeof signIn>>

const enters = (session: SignedIn, tenant: TestTenant) => session.at(tenant).company.current()

const companiesOf = async (session: SignedIn) =>
  (await session.at(null).auth.me()).companies.map(({ code, isPrimary }) => ({ code, isPrimary }))

/** A company with its billing admin, who moves others. */
async function company() {
  const { tenant, user } = await addCompany(product)
  const admin = await asUser(product, user, tenant)
  const versionOf = async ({ id }: TestUser) => (await admin.members.get({ userId: id })).version
  const naming = async (user: TestUser) => ({ userId: user.id, version: await versionOf(user) })
  return {
    tenant,
    remove: async (user: TestUser) => admin.members.remove({ ...(await naming(user)), reason: 'moved on' }),
    disable: async (user: TestUser) => admin.members.disable(await naming(user)),
    enable: async (user: TestUser) => admin.members.enable(await naming(user)),
    admin,
  }
}

/** Invites a person by mail and returns the token of the link. */
async function invite({ admin }: Awaited<ReturnType<typeof company>>, email: string): Promise<string> {
  await runJobs(product)
  await admin.members.invite({ email, role: 'OPERATOR' })
  const [mail] = await runJobs(product)
  return mail?.template === 'invitation' ? (mail.values.link.split('/invite/')[1] ?? '') : ''
}

/** A person in these companies, in this order; the first is the primary. */
async function person(...tenants: TestTenant[]): Promise<TestUser> {
  const user = await addUser(product)
  for (const tenant of tenants) await addMember(product, tenant, user)
  return user
}

describe('People', () => {
  test('One company', async () => {
    const { tenant } = await company()
    const user = await person(tenant)
    const session = await signIn(user)
    expect(session.landing).toBe(tenant.code)
    expect(await enters(session, tenant)).toMatchObject({ code: tenant.code, role: 'OPERATOR' })
    expect(await companiesOf(session)).toEqual([{ code: tenant.code, isPrimary: true }])
  })

  test('Several companies', async () => {
    const [primary, second, third, left] = [
      await company(),
      await company(),
      await company(),
      await company(),
    ]
    const user = await person(primary.tenant, second.tenant, third.tenant, left.tenant)
    await third.disable(user)
    await left.remove(user)

    const session = await signIn(user)
    expect(session.landing).toBe(primary.tenant.code)
    // The switcher lists the active ones only, the primary first.
    expect(await companiesOf(session)).toEqual([
      { code: primary.tenant.code, isPrimary: true },
      { code: second.tenant.code, isPrimary: false },
    ])
    await enters(session, second.tenant)
    // Not even by its code: in the address, or at sign-in.
    for (const { tenant } of [third, left]) {
      expect(await refusalOf(enters(session, tenant))).toBe('NOT_FOUND')
      expect(await refusalOf(session.at(tenant).members.leave())).toBe('NOT_FOUND')
      expect(await refusalOf(signIn(user, { companyCode: tenant.code }))).toBe('SIGN_IN_FAILED')
    }
    // A code decides where one lands; the primary stays what it is.
    expect((await signIn(user, { companyCode: second.tenant.code })).landing).toBe(second.tenant.code)
    expect((await signIn(user)).landing).toBe(primary.tenant.code)
  })

  test('Renamed', async () => {
    const [first, second] = [await company(), await company()]
    const user = await person(first.tenant)
    await addMember(product, second.tenant, user, { role: 'ORG_ADMIN' })
    const session = await signIn(user)
    await session.at(second.tenant).members.invite({ email: 'hired@example.com', role: 'OPERATOR' })
    const before = await companiesOf(session)
    const { version } = await session.at(null).account.profile()
    const username = `${user.username}.renamed`
    await session
      .at(null)
      .account.changeProfile({ version, username, displayName: 'Renamed Person', phone: null })

    // Nothing else changes: the same session, companies and roles; the password is the same.
    expect(await companiesOf(session)).toEqual(before)
    expect(await enters(session, second.tenant)).toMatchObject({ role: 'ORG_ADMIN' })
    expect((await signIn({ username })).landing).toBe(first.tenant.code)
    expect(await refusalOf(signIn(user))).toBe('SIGN_IN_FAILED')
    // What was done before shows the new name.
    expect(await second.admin.members.get({ userId: user.id })).toMatchObject({ username })
    const history = await second.admin.audit.list({ action: 'member.invited' })
    expect(history.items).toMatchObject([{ actor: { id: user.id, name: 'Renamed Person' } }])
    const invitations = await second.admin.invitations.list({})
    expect(invitations.items).toMatchObject([{ email: 'hired@example.com', invitedBy: 'Renamed Person' }])
  })

  test('Disabled in one company', async () => {
    const [first, second] = [await company(), await company()]
    const user = await person(first.tenant, second.tenant)
    const session = await signIn(user)
    await enters(session, second.tenant)

    await second.disable(user)
    // The next request of the session that was in it; the others work.
    expect(await refusalOf(enters(session, second.tenant))).toBe('NOT_FOUND')
    await enters(session, first.tenant)
    expect(await companiesOf(session)).toEqual([{ code: first.tenant.code, isPrimary: true }])
    expect((await signIn(user)).landing).toBe(first.tenant.code)

    await second.enable(user)
    await enters(session, second.tenant)
  })

  test('Leaves the primary company', async () => {
    const [primary, oldest, newest] = [await company(), await company(), await company()]
    const user = await person(primary.tenant, oldest.tenant, newest.tenant)
    const session = await signIn(user)
    await runJobs(product)
    await session.at(primary.tenant).members.leave()

    // Seen at once, by the session that was in it and by the next sign-in.
    expect(await refusalOf(enters(session, primary.tenant))).toBe('NOT_FOUND')
    expect(await companiesOf(session)).toEqual([
      { code: oldest.tenant.code, isPrimary: true },
      { code: newest.tenant.code, isPrimary: false },
    ])
    expect((await signIn(user)).landing).toBe(oldest.tenant.code)
    expect(await runJobs(product)).toMatchObject([
      {
        template: 'primary-moved',
        to: user.email,
        values: { from: primary.tenant.name, to: oldest.tenant.name },
      },
    ])
    // Being removed or disabled moves it as leaving does.
    await oldest.disable(user)
    expect((await signIn(user)).landing).toBe(newest.tenant.code)
    expect(await runJobs(product)).toMatchObject([{ template: 'primary-moved', to: user.email }])
  })

  test('Leaves every company', async () => {
    const [first, second] = [await company(), await company()]
    const user = await person(first.tenant, second.tenant)
    const session = await signIn(user)
    await first.remove(user)
    await runJobs(product)
    await session.at(second.tenant).members.leave()

    expect(await refusalOf(session.at(null).auth.me())).toBe('NOT_SIGNED_IN')
    expect(await refusalOf(signIn(user))).toBe('ACCOUNT_DISABLED')
    expect(await refusalOf(signIn(user, { password: 'a wrong password' }))).toBe('SIGN_IN_FAILED')
    expect(await runJobs(product)).toMatchObject([
      { template: 'left-every-company', to: user.email, values: { company: second.tenant.name } },
    ])
  })

  test('Comes back', async () => {
    const old = await company()
    const user = await person(old.tenant)
    await old.remove(user)
    expect(await refusalOf(signIn(user))).toBe('ACCOUNT_DISABLED')

    // To a new company: the link and the right password are enough.
    const fresh = await company()
    const visitor = asVisitor(product)
    const link = { token: await invite(fresh, user.email) }
    const { username: login } = user
    const wrong = visitor.invitations.acceptBySigningIn({ ...link, login, password: 'a wrong password' })
    expect(await refusalOf(wrong)).toBe('SIGN_IN_FAILED')
    expect(await visitor.invitations.acceptBySigningIn({ ...link, login, password: testPassword })).toEqual({
      tenantCode: fresh.tenant.code,
    })
    const session = await signIn(user)
    expect(session.landing).toBe(fresh.tenant.code)
    expect(await companiesOf(session)).toEqual([{ code: fresh.tenant.code, isPrimary: true }])

    // To the old one as well: the primary stays where it is.
    await session.at(null).invitations.accept({ token: await invite(old, user.email) })
    expect(await companiesOf(await signIn(user))).toEqual([
      { code: fresh.tenant.code, isPrimary: true },
      { code: old.tenant.code, isPrimary: false },
    ])
  })

  test('nobody who was blocked by staff comes back by an invitation', async () => {
    const [old, fresh] = [await company(), await company()]
    const user = await person(old.tenant)
    await product.database.platformTransaction((tx) => setDisabled(tx, user.id, 'staff'))
    const token = await invite(fresh, user.email)
    const accepted = asVisitor(product).invitations.acceptBySigningIn({
      token,
      login: user.email,
      password: testPassword,
    })
    expect(await refusalOf(accepted)).toBe('ACCOUNT_DISABLED')
  })

  test('who is asked back into two companies at once has one primary', async () => {
    const [first, second] = [await company(), await company()]
    const user = await person(first.tenant, second.tenant)
    await first.remove(user)
    await second.remove(user)
    const tokens = [await invite(first, user.email), await invite(second, user.email)]
    await Promise.all(
      tokens.map((token) =>
        asVisitor(product).invitations.acceptBySigningIn({
          token,
          login: user.email,
          password: testPassword,
        }),
      ),
    )
    const companies = await companiesOf(await signIn(user))
    expect(companies.map(({ isPrimary }) => isPrimary)).toEqual([true, false])
  })

  test('who leaves two companies at once leaves every company', async () => {
    const [first, second] = [await company(), await company()]
    const user = await person(first.tenant, second.tenant)
    await Promise.all([first.remove(user), second.remove(user)])
    expect(await refusalOf(signIn(user))).toBe('ACCOUNT_DISABLED')
  })
})
