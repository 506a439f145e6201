import { type MailMessage, newToken } from '@leasehold/core'
import { runJobs } from '@leasehold/tooling/jobs'
import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asOwner,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { tablesHolding } from '@leasehold/tooling/tables'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

let counter = 0
const someone = () => `someone${++counter}@example.com`
const newcomer = () => ({
  username: `newcomer${++counter}`,
  displayName: 'New Person',
  password: testPassword,
})
const later = (days: number) => ({ now: new Date(Date.now() + days * 86_400_000) })

const tokenIn = (mail: MailMessage | undefined) =>
  mail?.template === 'invitation' ? (mail.values.link.split('/invite/')[1] ?? '') : ''

/** A company with its billing admin, and an invitation of theirs with the token it was mailed with. */
async function invited(given: { email?: string; role?: 'OPERATOR' | 'MANAGER'; storeIds?: string[] } = {}) {
  const { tenant, user } = await addCompany(product)
  const admin = await asUser(product, user, tenant)
  await runJobs(product)
  const { email = someone(), role = 'OPERATOR', storeIds = [] } = given
  const { id } = await admin.members.invite({ email, role, storeIds })
  const [mail] = await runJobs(product)
  return { tenant, user, admin, id, email, mail, token: tokenIn(mail) }
}

test('the mail names the company, the inviter and the days, in the language of the invited', async () => {
  const japanese = await addUser(product, { locale: 'ja' })
  const { tenant, user, mail, token } = await invited({ email: japanese.email, role: 'MANAGER' })
  expect(mail).toEqual({
    template: 'invitation',
    to: japanese.email,
    locale: 'ja',
    values: {
      inviter: user.displayName,
      company: tenant.name,
      role: 'MANAGER',
      link: `http://workspace.test/invite/${token}`,
      days: 7,
    },
  })
})

test('the token is in the mail and nowhere else', async () => {
  const { token } = await invited()
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(await tablesHolding(product, token)).toEqual([])
})

test('a job that runs again mails no second link and does not end the first', async () => {
  const { admin, id, token } = await invited()
  await admin.invitations.resend({ id })
  expect(await runJobs(product, { wasMailed: async () => true })).toEqual([])
  // The resent one was mailed by the earlier run; here that is only said, so its token is known to nobody.
  expect((await asVisitor(product).invitations.read({ token })).state).toBe('unknown')
})

test('who opens the link learns who invites to what, and as whom one would accept', async () => {
  const reader = await addUser(product)
  const { tenant, user, email, token } = await invited()
  expect(await asVisitor(product).invitations.read({ token })).toMatchObject({
    state: 'open',
    company: tenant.name,
    inviter: user.displayName,
    email,
    role: 'OPERATOR',
    hasAccount: false,
    viewer: null,
  })
  const { invitations } = await asUser(product, reader, null)
  expect(await invitations.read({ token })).toMatchObject({
    viewer: { username: reader.username, isInvited: false, membership: null },
  })
  const inviter = await asUser(product, user, tenant)
  expect(await inviter.invitations.read({ token })).toMatchObject({
    viewer: { membership: 'active', tenantCode: tenant.code },
  })
})

test('an account is made for who accepts, and signed in', async () => {
  const { tenant, email, token, admin } = await invited({ role: 'MANAGER' })
  const tokens: (string | null)[] = []
  const visitor = asVisitor(product, { locale: 'zh-CN', setSessionCookie: (fresh) => tokens.push(fresh) })
  const person = newcomer()
  expect(await visitor.invitations.usernameFree({ token, username: person.username })).toBe(true)
  expect(await visitor.invitations.acceptAsNewUser({ token, ...person })).toEqual({ tenantCode: tenant.code })
  const signedIn = asVisitor(product, { token: tokens[0] ?? null, tenantCode: tenant.code })
  expect(await signedIn.auth.me()).toMatchObject({
    user: { username: person.username, email, locale: 'zh-CN' },
    companies: [{ code: tenant.code, role: 'MANAGER', isPrimary: true }],
  })
  expect((await admin.members.list({ query: person.username })).items).toMatchObject([
    { email, role: 'MANAGER' },
  ])
  expect((await admin.invitations.list({})).items).toEqual([])
})

test('an account that exists is not made again', async () => {
  const known = await addUser(product)
  const { token } = await invited({ email: known.email })
  const visitor = asVisitor(product)
  expect(await visitor.invitations.read({ token })).toMatchObject({ hasAccount: true })
  const accept = (username: string) =>
    refusalOf(visitor.invitations.acceptAsNewUser({ ...newcomer(), token, username }))
  expect(await accept('another.name')).toBe('EMAIL_TAKEN')
  expect(await accept(known.username.toUpperCase())).toBe('USERNAME_TAKEN')
  // Neither used the invitation up.
  expect(await visitor.invitations.read({ token })).toMatchObject({ state: 'open' })
})

test('who is signed in accepts under a new token, also with another address', async () => {
  const { user } = await addCompany(product)
  const { tenant, token } = await invited()
  const cookies: (string | null)[] = []
  const caller = await asUser(product, user, null, { setSessionCookie: (fresh) => cookies.push(fresh) })
  expect(await caller.invitations.accept({ token })).toEqual({ tenantCode: tenant.code })
  expect(await refusalOf(caller.auth.me())).toBe('NOT_SIGNED_IN')
  const next = asVisitor(product, { token: cookies[0] ?? null, tenantCode: tenant.code })
  expect(await next.company.current()).toMatchObject({ code: tenant.code, role: 'OPERATOR' })
})

test('the stores of the invitation become those of the membership', async () => {
  const { tenant, user } = await addCompany(product)
  const store = await addStore(product, tenant)
  const admin = await asUser(product, user, tenant)
  await runJobs(product)
  await admin.members.invite({ email: someone(), role: 'MANAGER', storeIds: [store.id] })
  const token = tokenIn((await runJobs(product))[0])
  const joining = await addUser(product)
  await (await asUser(product, joining, null)).invitations.accept({ token })
  expect(await (await asUser(product, joining, tenant)).company.current()).toMatchObject({
    role: 'MANAGER',
    storeIds: [store.id],
  })
})

test('a link that was used, withdrawn, run out or never sent says which', async () => {
  const used = await invited()
  await asVisitor(product).invitations.acceptAsNewUser({ token: used.token, ...newcomer() })
  const withdrawn = await invited()
  await withdrawn.admin.invitations.revoke({ id: withdrawn.id })
  const late = await invited()
  const cases = [
    [used.token, 'accepted', 'LINK_USED', {}],
    [withdrawn.token, 'revoked', 'LINK_REVOKED', {}],
    [late.token, 'expired', 'LINK_EXPIRED', later(7)],
    [newToken(), 'unknown', 'LINK_UNKNOWN', {}],
  ] as const
  for (const [token, state, refusal, given] of cases) {
    const { invitations } = asVisitor(product, given)
    expect((await invitations.read({ token })).state).toBe(state)
    const signedIn = await asUser(product, used.user, null, given)
    const refusals = [
      invitations.acceptAsNewUser({ token, ...newcomer() }),
      invitations.acceptBySigningIn({ token, login: used.user.username, password: testPassword }),
      signedIn.invitations.accept({ token }),
    ].map(refusalOf)
    expect(await Promise.all(refusals)).toEqual([refusal, refusal, refusal])
    expect(await refusalOf(invitations.usernameFree({ token, username: 'whoever' }))).toBe(refusal)
  }
  expect((await asVisitor(product).invitations.read({ token: 'cut-short' })).state).toBe('unknown')
})

test('resending makes a fresh link with the full time; the old one ends', async () => {
  const { admin, user, tenant, id, token } = await invited()
  const inSixDays = await asUser(product, user, tenant, later(6))
  await inSixDays.invitations.resend({ id })
  const fresh = tokenIn((await runJobs(product))[0])
  expect(fresh).not.toBe(token)
  expect((await asVisitor(product).invitations.read({ token })).state).toBe('unknown')
  expect((await asVisitor(product, later(12)).invitations.read({ token: fresh })).state).toBe('open')
  expect((await admin.invitations.list({})).items).toMatchObject([{ id, state: 'open' }])
})

test('an invitation that ran out frees its seat, and takes one again when it is resent', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'trial' })
  const admin = await asUser(product, user, tenant)
  const ids = []
  for (let i = 0; i < 4; i++) ids.push(await admin.members.invite({ email: someone(), role: 'OPERATOR' }))
  const full = () => admin.members.invite({ email: someone(), role: 'OPERATOR' })
  expect(await refusalOf(full())).toBe('SEAT_LIMIT_REACHED')

  const nextWeek = await asUser(product, user, tenant, later(7))
  expect((await nextWeek.members.choices()).seats).toEqual({ used: 1, invited: 0, limit: 5 })
  expect((await nextWeek.invitations.list({})).items.map(({ state }) => state)).toEqual(
    Array(4).fill('expired'),
  )
  for (const { id } of ids.slice(0, 2)) await nextWeek.invitations.resend({ id })
  for (let i = 0; i < 2; i++) await nextWeek.members.invite({ email: someone(), role: 'OPERATOR' })
  expect(await refusalOf(nextWeek.invitations.resend({ id: ids[3]?.id ?? '' }))).toBe('SEAT_LIMIT_REACHED')
})

test('inviting anew replaces an invitation that ran out', async () => {
  const { tenant, user, email, token } = await invited()
  const nextWeek = await asUser(product, user, tenant, later(8))
  await nextWeek.members.invite({ email: email.toUpperCase(), role: 'MANAGER' })
  expect((await nextWeek.invitations.list({})).items).toMatchObject([{ role: 'MANAGER', state: 'open' }])
  expect((await asVisitor(product, later(8)).invitations.read({ token })).state).toBe('revoked')
})

test('an invitation that was answered can be neither resent nor withdrawn', async () => {
  const { admin, id, token } = await invited()
  await asVisitor(product).invitations.acceptAsNewUser({ token, ...newcomer() })
  expect(await refusalOf(admin.invitations.resend({ id }))).toBe('LINK_USED')
  expect(await refusalOf(admin.invitations.revoke({ id }))).toBe('LINK_USED')
  const { admin: other } = await invited()
  expect(await refusalOf(other.invitations.revoke({ id }))).toBe('NOT_FOUND')
})

test('a member accepts no second invitation, and a disabled one does not get in by it', async () => {
  const { tenant, token } = await invited()
  const [active, disabled] = [await addUser(product), await addUser(product)]
  await addMember(product, tenant, active)
  await addMember(product, tenant, disabled, { status: 'disabled' })
  for (const user of [active, disabled]) {
    const caller = await asUser(product, user, null)
    expect(await refusalOf(caller.invitations.accept({ token }))).toBe('ALREADY_MEMBER')
  }
  expect((await asVisitor(product).invitations.read({ token })).state).toBe('open')
})

test('an invitation keeps its seat when the plan gets smaller and the bill is not paid', async () => {
  const { tenant, user } = await addCompany(product)
  const admin = await asUser(product, user, tenant)
  await runJobs(product)
  for (let i = 0; i < 6; i++) await admin.members.invite({ email: someone(), role: 'OPERATOR' })
  const tokens = (await runJobs(product)).map(tokenIn)
  const where = `where tenant_id = '${tenant.id}'`
  await asOwner(product, `update subscriptions set plan = 'trial', state = 'suspended' ${where}`)
  for (const token of tokens) await asVisitor(product).invitations.acceptAsNewUser({ token, ...newcomer() })
  expect((await admin.members.choices()).seats).toEqual({ used: 7, invited: 0, limit: 5 })
})

test('who was asked at two addresses takes one seat', async () => {
  const person = await addUser(product)
  const { admin, tenant } = await invited({ email: person.email })
  await admin.members.invite({ email: someone(), role: 'MANAGER' })
  const [mail] = await runJobs(product)
  await (await asUser(product, person, null)).invitations.accept({ token: tokenIn(mail) })
  expect((await admin.members.choices()).seats).toMatchObject({ used: 2, invited: 0 })
  const inside = await asUser(product, person, tenant)
  expect(await inside.company.current()).toMatchObject({ role: 'MANAGER' })
})

test('a manager of some stores sees and answers for invitations to those', async () => {
  const { tenant, user } = await addCompany(product)
  const [north, south] = [await addStore(product, tenant), await addStore(product, tenant)]
  const admin = await asUser(product, user, tenant)
  const invite = (storeIds: string[]) =>
    admin.members.invite({ email: someone(), role: 'OPERATOR', storeIds })
  const [here, both, there, all] = [
    await invite([north.id]),
    await invite([north.id, south.id]),
    await invite([south.id]),
    await invite([]),
  ]
  const manager = await addUser(product)
  await addMember(product, tenant, manager, { role: 'MANAGER', storeIds: [north.id] })
  const caller = await asUser(product, manager, tenant)
  expect((await caller.invitations.list({})).items).toMatchObject([
    { id: both.id, mayChange: false, storeNames: [north.name, south.name].toSorted() },
    { id: here.id, mayChange: true, storeNames: [north.name] },
  ])
  expect(await refusalOf(caller.invitations.revoke({ id: both.id }))).toBe('OUTSIDE_STORE_SCOPE')
  for (const { id } of [there, all])
    expect(await refusalOf(caller.invitations.revoke({ id }))).toBe('NOT_FOUND')
  await caller.invitations.revoke({ id: here.id })
})

test('trying links is limited by address, and an unknown one is told apart by nothing else', async () => {
  const request = { requestId: 'test', ip: '203.0.113.9', userAgent: null }
  const { invitations } = asVisitor(product, { request })
  const tries = await Promise.allSettled(
    Array.from({ length: 301 }, () => invitations.read({ token: newToken() })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(300)
  expect(await refusalOf(invitations.read({ token: newToken() }))).toBe('RATE_LIMITED')
})
