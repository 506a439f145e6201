import { mobileRouter } from '@leasehold/api'
import {
  addCompany,
  addMember,
  addTenant,
  asPhone,
  asVisitor,
  type Product,
  refusalOf,
  testContext,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const phoneWith = (token: string | null) => mobileRouter.createCaller(testContext(product, { token }))

test('a phone signs in for a token, works in one company at a time, and signs out', async () => {
  const { tenant, user } = await addCompany(product, { name: 'First' })
  const second = await addTenant(product, { name: 'Second' })
  await addMember(product, second, user)

  const { token, landing } = await phoneWith(null).signIn({ login: user.email, password: testPassword })
  expect(landing).toEqual({ tenantCode: tenant.code })
  const phone = phoneWith(token)
  expect(await phone.company()).toMatchObject({ code: tenant.code, name: 'First', role: 'BILLING_ADMIN' })
  expect((await phone.companies()).map(({ code }) => code)).toEqual([tenant.code, second.code])

  await phone.switchCompany({ companyCode: second.code })
  expect(await phone.company()).toMatchObject({ code: second.code, role: 'OPERATOR' })
  expect(await phone.me()).toMatchObject({ user: { id: user.id }, company: { code: second.code } })

  await phone.signOut()
  expect(await refusalOf(phone.me())).toBe('NOT_SIGNED_IN')
})

test('a phone enters only companies its owner is active in', async () => {
  const { tenant, user } = await addCompany(product)
  const [left, foreign] = [await addTenant(product), await addTenant(product)]
  await addMember(product, left, user, { status: 'disabled' })
  const phone = await asPhone(product, user, tenant)
  for (const { code } of [left, foreign]) {
    expect(await refusalOf(phone.switchCompany({ companyCode: code }))).toBe('NOT_FOUND')
  }
  const astray = await asPhone(product, user, left)
  expect(await refusalOf(astray.company())).toBe('NOT_FOUND')
  expect(await astray.me()).toMatchObject({ company: null })
})

test('a phone’s token opens no browser session, nor the other way round', async () => {
  const { user } = await addCompany(product)
  const { token } = await phoneWith(null).signIn({ login: user.email, password: testPassword })
  expect(await refusalOf(asVisitor(product, { token }).auth.me())).toBe('NOT_SIGNED_IN')

  let cookie: string | null = null
  const setSessionCookie = (given: string | null) => {
    cookie = given
  }
  await asVisitor(product, { setSessionCookie }).auth.signIn({ login: user.email, password: testPassword })
  expect(await refusalOf(phoneWith(cookie).me())).toBe('NOT_SIGNED_IN')
})

test('a phone is told neither prices nor plans nor links', async () => {
  const { tenant, user } = await addCompany(product)
  const phone = await asPhone(product, user, tenant)
  const told = JSON.stringify([
    await phone.me(),
    await phone.companies(),
    await phone.company(),
    await phone.standing(),
  ])
  expect(told).not.toMatch(/price|amount|currency|"plan"|https?:|professional/i)
})
