import { sha256 } from '@leasehold/core'
import { openDatabase } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addCompany,
  asAdmin,
  asVisitor,
  type Product,
  refusalOf,
  type TestUser,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { tablesHolding } from '@leasehold/tooling/tables'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
/** Another process of the same installation: it shares nothing with the first but the database. */
let elsewhere: Product
beforeAll(async () => {
  product = await testProduct()
  const database = openDatabase(product.url)
  elsewhere = { ...product, database }
})
afterAll(async () => {
  await elsewhere.database.end()
  await product.close()
})

const newPassword = 'a quite different phrase'

/** Signs in as a browser would and returns the token of its cookie. */
async function signIn(user: TestUser, password = testPassword): Promise<string> {
  let cookie: string | null = null
  const setSessionCookie = (token: string | null) => {
    cookie = token
  }
  await asVisitor(product, { setSessionCookie }).auth.signIn({ login: user.username, password })
  if (!cookie) throw new Error('No cookie was set.')
  return cookie
}

const meElsewhere = (token: string) => asVisitor(elsewhere, { token }).auth.me()

test('a token has 256 bits, is new at each sign-in, and is kept as its hash', async () => {
  const { user } = await addCompany(product)
  const tokens = await Promise.all([signIn(user), signIn(user)])
  expect(new Set(tokens).size).toBe(2)
  for (const token of tokens) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await tablesHolding(product, token)).toEqual([])
    expect(await tablesHolding(product, sha256(token))).toEqual(['public.user_sessions'])
  }
})

test('a session that is presented before sign-in does not become the one after it', async () => {
  const { user } = await addCompany(product)
  const planted = 'p'.repeat(43)
  const cookies: (string | null)[] = []
  await asVisitor(product, {
    token: planted,
    setSessionCookie: (token) => void cookies.push(token),
  }).auth.signIn({ login: user.username, password: testPassword })
  expect(cookies).not.toContain(planted)
  expect(await refusalOf(meElsewhere(planted))).toBe('NOT_SIGNED_IN')
})

test('signing out holds at the next request anywhere', async () => {
  const { user } = await addCompany(product)
  const token = await signIn(user)
  await meElsewhere(token)
  await asVisitor(product, { token }).auth.signOut()
  expect(await refusalOf(meElsewhere(token))).toBe('NOT_SIGNED_IN')
})

test('a change of password gives this browser a new token and ends every other session', async () => {
  const { user } = await addCompany(product)
  const [own, other] = [await signIn(user), await signIn(user)]
  let renewed = ''
  const caller = asVisitor(product, {
    token: own,
    setSessionCookie: (token) => {
      renewed = token ?? ''
    },
  })
  await caller.account.changePassword({ currentPassword: testPassword, password: newPassword })

  expect(renewed).not.toBe(own)
  await meElsewhere(renewed)
  expect(await refusalOf(meElsewhere(own))).toBe('NOT_SIGNED_IN')
  expect(await refusalOf(meElsewhere(other))).toBe('NOT_SIGNED_IN')
  expect(await runJobs(product)).toMatchObject([{ template: 'password-changed', to: user.email }])
  await signIn(user, newPassword)
})

test('a reset holds at the next request anywhere', async () => {
  const { user } = await addCompany(product)
  const token = await signIn(user)
  await asVisitor(product).auth.requestPasswordReset({ login: user.email })
  const mail = (await runJobs(product)).find(({ to }) => to === user.email)
  const link = mail?.template === 'password-reset' ? mail.values.link : ''
  await asVisitor(product).auth.resetPassword({ token: link.slice(-43), password: newPassword })
  expect(await refusalOf(meElsewhere(token))).toBe('NOT_SIGNED_IN')
})

test('disabling a person holds at the next request anywhere', async () => {
  const { user } = await addCompany(product)
  const token = await signIn(user)
  const admin = await asAdmin(product, await addAdmin(product))
  await admin.users.disable({ userId: user.id, reason: 'left the firm' })
  expect(await refusalOf(meElsewhere(token))).toBe('NOT_SIGNED_IN')
})

test('a sign-in that was under way when the password was changed comes too late', async () => {
  const { user } = await addCompany(product)
  const own = await signIn(user)
  const racing = Array.from({ length: 6 }, () => signIn(user))
  const changed = asVisitor(product, { token: own }).account.changePassword({
    currentPassword: testPassword,
    password: newPassword,
  })
  const answers = await Promise.allSettled(racing)
  await changed
  for (const answer of answers) {
    if (answer.status === 'fulfilled') {
      expect(await refusalOf(meElsewhere(answer.value))).toBe('NOT_SIGNED_IN')
    }
  }
})
