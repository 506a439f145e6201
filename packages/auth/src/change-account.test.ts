import { runJobs } from '@leasehold/tooling/jobs'
import {
  addCompany,
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

test('a password is changed only by who knows the present one', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  const change = { currentPassword: 'not the password', password: 'a quite different phrase' }
  expect(await refusalOf(caller.account.changePassword(change))).toBe('WRONG_PASSWORD')
  await asVisitor(product).auth.signIn({ login: user.email, password: testPassword })
  await caller.account.profile()
})

test('the present password cannot be guessed from a session that was left open', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  const guess = (currentPassword: string) =>
    caller.account.changePassword({ currentPassword, password: 'a quite different phrase' })
  for (let i = 0; i < 10; i++) expect(await refusalOf(guess(`guess ${i}`))).toBe('WRONG_PASSWORD')
  expect(await refusalOf(guess(testPassword))).toBe('RATE_LIMITED')
})

test('many who change their password at once do not wait for each other for ever', async () => {
  const { tenant, user } = await addCompany(product)
  const callers = await Promise.all(Array.from({ length: 12 }, () => asUser(product, user, tenant)))
  const answers = await Promise.allSettled(
    callers.map((caller) =>
      caller.account.changePassword({ currentPassword: testPassword, password: 'a quite different phrase' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a new address needs the password, is told to the old one, and ends links sent there', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  await asVisitor(product).auth.requestPasswordReset({ login: user.email })
  const reset = (await runJobs(product)).find(({ to }) => to === user.email)
  const token = reset?.template === 'password-reset' ? reset.values.link.slice(-43) : ''

  const email = `new-${user.email}`
  const wrong = caller.account.changeEmail({ email, currentPassword: 'not the password' })
  expect(await refusalOf(wrong)).toBe('WRONG_PASSWORD')
  await caller.account.changeEmail({ email, currentPassword: testPassword })

  expect(await runJobs(product)).toMatchObject([
    { template: 'email-changed', to: user.email, values: { email } },
  ])
  expect(await refusalOf(asVisitor(product).auth.resetLink({ token }))).toBe('LINK_UNKNOWN')
  await asVisitor(product).auth.signIn({ login: email.toUpperCase(), password: testPassword })
})

test('an address belongs to one person, in any case', async () => {
  const { tenant, user } = await addCompany(product)
  const { user: other } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  const email = other.email.toUpperCase()
  const taken = caller.account.changeEmail({ email, currentPassword: testPassword })
  expect(await refusalOf(taken)).toBe('EMAIL_TAKEN')
})
