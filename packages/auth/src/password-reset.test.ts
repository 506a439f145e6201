import { type MailMessage, setDisabled, sha256 } from '@leasehold/core'
import { runJobs } from '@leasehold/tooling/jobs'
import {
  addCompany,
  addUser,
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

const newPassword = 'a quite different phrase'
let addresses = 0

/** Someone at an address of their own, so that tests do not share limits. */
const visitor = () =>
  asVisitor(product, { request: { requestId: 'test', ip: `198.51.100.${++addresses}`, userAgent: null } })

const tokensIn = (mails: MailMessage[]) =>
  mails.flatMap((mail) =>
    mail.template === 'password-reset' ? [new URL(mail.values.link).pathname.split('/')[2] ?? ''] : [],
  )

/** Asks for a reset as someone would, and returns what is mailed. */
async function ask(login: string): Promise<MailMessage[]> {
  await visitor().auth.requestPasswordReset({ login })
  return runJobs(product)
}

async function askForToken(login: string): Promise<string> {
  const [token = ''] = tokensIn(await ask(login))
  return token
}

test('a forgotten password is replaced by the link of a mail, once', async () => {
  const { user } = await addCompany(product)
  const mails = await ask(user.username)
  expect(mails).toMatchObject([{ template: 'password-reset', to: user.email, locale: 'en' }])
  const [token = ''] = tokensIn(mails)
  await visitor().auth.resetLink({ token })
  await visitor().auth.resetPassword({ token, password: newPassword })

  expect(await refusalOf(visitor().auth.signIn({ login: user.email, password: testPassword }))).toBe(
    'SIGN_IN_FAILED',
  )
  await visitor().auth.signIn({ login: user.email, password: newPassword })
  expect(await runJobs(product)).toMatchObject([{ template: 'password-changed', to: user.email }])

  const again = visitor().auth.resetPassword({ token, password: 'and another phrase' })
  expect(await refusalOf(again)).toBe('LINK_USED')
  expect(await refusalOf(visitor().auth.resetLink({ token }))).toBe('LINK_USED')
})

test('two clicks at once are one use', async () => {
  const { user } = await addCompany(product)
  const token = await askForToken(user.email)
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, () => visitor().auth.resetPassword({ token, password: newPassword })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('only the latest link works', async () => {
  const { user } = await addCompany(product)
  const first = await askForToken(user.email)
  const second = await askForToken(user.username)
  const old = visitor().auth.resetPassword({ token: first, password: newPassword })
  expect(await refusalOf(old)).toBe('LINK_UNKNOWN')
  await visitor().auth.resetPassword({ token: second, password: newPassword })
})

test('of links made at the same time one works', async () => {
  const { user } = await addCompany(product)
  for (const login of [user.email, user.username, user.email]) {
    await visitor().auth.requestPasswordReset({ login })
  }
  const batches = await Promise.all([runJobs(product), runJobs(product), runJobs(product)])
  const tokens = tokensIn(batches.flat())
  expect(tokens).toHaveLength(3)
  const answers = await Promise.allSettled(tokens.map((token) => visitor().auth.resetLink({ token })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a link runs out after an hour', async () => {
  const { user } = await addCompany(product)
  const token = await askForToken(user.email)
  const later = asVisitor(product, { now: new Date(Date.now() + 60 * 60_000) })
  expect(await refusalOf(later.auth.resetPassword({ token, password: newPassword }))).toBe('LINK_EXPIRED')
})

test('a reset ends every session and signs nobody in', async () => {
  const { user } = await addCompany(product)
  const tokens: (string | null)[] = []
  const setSessionCookie = (token: string | null) => tokens.push(token)
  await asVisitor(product, { setSessionCookie }).auth.signIn({ login: user.email, password: testPassword })
  const [session = null] = tokens
  await asVisitor(product, { token: session }).auth.me()

  const token = await askForToken(user.email)
  await asVisitor(product, { setSessionCookie }).auth.resetPassword({ token, password: newPassword })
  expect(tokens).toHaveLength(1)
  expect(await refusalOf(asVisitor(product, { token: session }).auth.me())).toBe('NOT_SIGNED_IN')
})

test('nobody is mailed for an account that is not there, or is disabled', async () => {
  const { user } = await addCompany(product)
  const token = await askForToken(user.email)
  await product.database.platformTransaction((tx) => setDisabled(tx, user.id, 'staff'))
  expect(await ask(user.email)).toEqual([])
  expect(await ask('nobody@example.com')).toEqual([])
  const reset = visitor().auth.resetPassword({ token, password: newPassword })
  expect(await refusalOf(reset)).toBe('ACCOUNT_DISABLED')
})

test('a job that runs again after its mail was handed over leaves that link alone', async () => {
  const { user } = await addCompany(product)
  const token = await askForToken(user.email)
  await visitor().auth.requestPasswordReset({ login: user.email })
  expect(await runJobs(product, { wasMailed: async () => true })).toEqual([])
  await visitor().auth.resetLink({ token })
})

test('one account is mailed five times an hour, by whichever name it is asked for', async () => {
  const user = await addUser(product)
  const mails: MailMessage[] = []
  for (const login of [user.email, user.username, user.email, user.username, user.email, user.username]) {
    mails.push(...(await ask(login)))
  }
  expect(mails).toHaveLength(5)
})

test('the token is in the mail and nowhere else', async () => {
  const { user } = await addCompany(product)
  const token = await askForToken(user.email)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await tablesHolding(product, token)).toEqual([])
  expect(await tablesHolding(product, sha256(token))).toEqual(['public.password_resets'])
})
