import { addCompany, type Product, testPassword, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './start-test-server.fixture.ts'

let product: Product
let server: TestServer
beforeAll(async () => {
  product = await testProduct()
  server = await startTestServer(product.url)
})
afterAll(async () => {
  await server.stop()
  await product.close()
})

async function signIn(of: TestServer, login: string, password = testPassword) {
  const answer = await of.post('/trpc/auth.signIn', { login, password })
  const [cookie = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ')
  return { status: answer.status, cookie, attributes: attributes.toSorted() }
}

const me = (cookie: string) => fetch(`${server.address}/trpc/auth.me`, { headers: { cookie } })

test('the cookie of a session is out of scripts’ and other sites’ reach', async () => {
  const { user } = await addCompany(product)
  const { cookie, attributes } = await signIn(server, user.email)
  expect(cookie).toMatch(/^leasehold_session=[\w-]{43}$/)
  expect(attributes).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax'])
  expect((await me(cookie)).status).toBe(200)
})

test('in production it is for this host alone and travels encrypted only', async () => {
  const { user } = await addCompany(product)
  const production = await startTestServer(product.url, {
    NODE_ENV: 'production',
    APP_SECRET: 'a secret of our own that nobody else can know',
    WORKSPACE_URL: 'https://workspace.example',
    CONSOLE_URL: 'https://console.example',
  })
  try {
    const { cookie, attributes } = await signIn(production, user.email)
    expect(cookie).toMatch(/^__Host-leasehold_session=[\w-]{43}$/)
    expect(attributes).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax', 'Secure'])
  } finally {
    await production.stop()
  }
})

test('signing out takes the cookie away; a change of password puts another in its place', async () => {
  const { user } = await addCompany(product)
  const { cookie } = await signIn(server, user.email)
  const changed = await server.post(
    '/trpc/account.changePassword',
    { currentPassword: testPassword, password: 'a quite different phrase' },
    { cookie },
  )
  const renewed = changed.headers.get('set-cookie')?.split('; ')[0] ?? ''
  expect(renewed).toMatch(/^leasehold_session=[\w-]{43}$/)
  expect(renewed).not.toBe(cookie)
  expect((await me(cookie)).status).toBe(401)
  expect((await me(renewed)).status).toBe(200)

  const out = await server.post('/trpc/auth.signOut', undefined, { cookie: renewed })
  expect(out.headers.get('set-cookie')).toMatch(/^leasehold_session=; Max-Age=0;/)
  expect((await me(renewed)).status).toBe(401)
})

test('a phone is given its token, not a cookie, and none is taken from it', async () => {
  const { user } = await addCompany(product)
  const answer = await server.post('/mobile/trpc/signIn', { login: user.email, password: testPassword })
  expect(answer.headers.get('set-cookie')).toBeNull()
  const { token } = ((await answer.json()) as { result: { data: { token: string } } }).result.data
  const ask = (headers: Record<string, string>) => fetch(`${server.address}/mobile/trpc/me`, { headers })
  expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200)
  expect((await ask({ cookie: `leasehold_session=${token}` })).status).toBe(401)
  const { cookie } = await signIn(server, user.email)
  expect((await ask({ cookie })).status).toBe(401)
})

test('the answer is the same whether or not there is such an account', async () => {
  const { user } = await addCompany(product)
  const [known, unknown] = [user.email, 'nobody@example.com']
  const answers = async (path: string, input: (login: string) => unknown) =>
    Promise.all(
      [known, unknown].map(async (login) => {
        const answer = await server.post(path, input(login))
        const text = (await answer.text()).replace(/"requestId":"[^"]+"/, '')
        return { status: answer.status, headers: [...answer.headers.keys()], text }
      }),
    )
  for (const path of ['/trpc/auth.signIn', '/mobile/trpc/signIn']) {
    const [right, wrong] = await answers(path, (login) => ({ login, password: 'not the password' }))
    expect(right).toEqual(wrong)
  }
  const [right, wrong] = await answers('/trpc/auth.requestPasswordReset', (login) => ({ login }))
  expect(right).toEqual(wrong)
  expect(right?.status).toBe(200)
})

test('a company one is not in is refused in the words of a wrong password', async () => {
  const [{ user }, { tenant }] = [await addCompany(product), await addCompany(product)]
  const input = { login: user.email, password: testPassword, companyCode: tenant.code }
  const answer = await server.post('/trpc/auth.signIn', input)
  expect(await codeOf(answer)).toBe('SIGN_IN_FAILED')
  expect(answer.headers.get('set-cookie')).toBeNull()
})
