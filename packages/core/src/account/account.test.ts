import {
  addCompany,
  addMember,
  addTenant,
  addUser,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

/** A person in two companies, the first of which is the primary. */
async function personOfTwo() {
  const { tenant: first, user } = await addCompany(product)
  const second = await addTenant(product)
  await addMember(product, second, user, { role: 'MANAGER' })
  return { user, first, second, caller: await asUser(product, user, first) }
}

test('Renamed: the new name signs in, the old one does not, and everything else stays', async () => {
  const { user, first, second, caller } = await personOfTwo()
  const before = await caller.account.profile()
  await caller.account.changeProfile({ ...edit(before), username: 'renamed.person' })

  const { user: me, companies } = await caller.auth.me()
  expect(me).toMatchObject({ id: user.id, username: 'renamed.person', email: user.email })
  expect(companies.map(({ code }) => code)).toEqual([first.code, second.code])
  await asVisitor(product).auth.signIn({ login: 'Renamed.Person', password: testPassword })
  const old = asVisitor(product).auth.signIn({ login: user.username, password: testPassword })
  expect(await refusalOf(old)).toBe('SIGN_IN_FAILED')
})

test('a username is taken in any case and width, also when two want it at once', async () => {
  await addUser(product, { username: 'taken.name' })
  const [one, other] = [await personOfTwo(), await personOfTwo()]
  const rename = async ({ caller }: typeof one, username: string) =>
    caller.account.changeProfile({ ...edit(await caller.account.profile()), username })
  expect(await refusalOf(rename(one, 'TAKEN.name'))).toBe('USERNAME_TAKEN')
  expect(await refusalOf(rename(one, 'ｔaken.name'))).toBe('USERNAME_TAKEN')
  expect(await one.caller.account.usernameFree({ username: 'Taken.Name' })).toBe(false)
  expect(await one.caller.account.usernameFree({ username: 'free.name' })).toBe(true)

  const answers = await Promise.allSettled([rename(one, 'wanted.name'), rename(other, 'Wanted.Name')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('the second of two edits is told, and loses nothing', async () => {
  const { caller } = await personOfTwo()
  const seen = edit(await caller.account.profile())
  await caller.account.changeProfile({ ...seen, displayName: 'First to save' })
  const second = caller.account.changeProfile({ ...seen, displayName: 'Second to save' })
  expect(await refusalOf(second)).toBe('VERSION_CONFLICT')
  expect(await caller.account.profile()).toMatchObject({ displayName: 'First to save' })
})

test('the language is remembered and does not get in the way of an edit', async () => {
  const { caller } = await personOfTwo()
  const seen = edit(await caller.account.profile())
  await caller.account.setLocale({ locale: 'ja' })
  await caller.account.changeProfile({ ...seen, phone: '+81 3 0000 0000' })
  expect(await caller.account.profile()).toMatchObject({ locale: 'ja', phone: '+81 3 0000 0000' })
})

test('sessions are listed without what would open them, and ended one by one or together', async () => {
  const { user, first, caller } = await personOfTwo()
  const others = [await asUser(product, user, first), await asUser(product, user, null)]
  const sessions = await caller.account.sessions()
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
  expect(JSON.stringify(sessions)).not.toMatch(/[0-9a-f]{64}/)

  const [, second] = sessions
  await caller.account.endSession({ session: second?.session ?? '' })
  const answers = await Promise.allSettled(others.map((other) => other.auth.me()))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await caller.account.endOtherSessions()).toEqual({ ended: 1 })
  expect(await caller.account.sessions()).toHaveLength(1)
})

test('nobody ends the session of someone else', async () => {
  const [one, other] = [await personOfTwo(), await personOfTwo()]
  const [theirs] = await other.caller.account.sessions()
  const ended = one.caller.account.endSession({ session: theirs?.session ?? '' })
  expect(await refusalOf(ended)).toBe('NOT_FOUND')
  await other.caller.auth.me()
})

test('the primary company is where a sign-in lands, and only an active one can be it', async () => {
  const { user, second, caller } = await personOfTwo()
  const [left, foreign] = [await addTenant(product), await addTenant(product)]
  await addMember(product, left, user, { status: 'disabled' })
  for (const { code } of [left, foreign]) {
    const refused = caller.account.setPrimaryCompany({ companyCode: code })
    expect(await refusalOf(refused)).toBe('NOT_FOUND')
  }
  await caller.account.setPrimaryCompany({ companyCode: second.code })
  const { companies } = await caller.auth.me()
  expect(companies.map(({ code, isPrimary }) => [code, isPrimary])[0]).toEqual([second.code, true])
  const { landing } = await asVisitor(product).auth.signIn({ login: user.email, password: testPassword })
  expect(landing).toEqual({ tenantCode: second.code })
})

type Caller = Awaited<ReturnType<typeof asUser>>

function edit(profile: Awaited<ReturnType<Caller['account']['profile']>>) {
  const { version, displayName, username, phone } = profile
  return { version, displayName, username, phone }
}
