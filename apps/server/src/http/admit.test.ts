import { addCompany, type Product, testPassword, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './start-test-server.fixture.ts'

let product: Product
let server: TestServer
let cookie: string
beforeAll(async () => {
  product = await testProduct()
  server = await startTestServer(product.url)
  const { user } = await addCompany(product)
  const answer = await server.post('/trpc/auth.signIn', { login: user.email, password: testPassword })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await server.stop()
  await product.close()
})

/** The language of the profile, which every mutation below would change. */
async function locale(): Promise<string> {
  const answer = await fetch(`${server.address}/trpc/account.profile`, { headers: { cookie } })
  return ((await answer.json()) as { result: { data: { locale: string } } }).result.data.locale
}

const input = JSON.stringify({ locale: 'ja' })
const batch = `{"0":${input}}`

describe.each([
  ['alone', '/trpc/account.setLocale', input],
  ['in a batch', '/trpc/account.setLocale?batch=1', batch],
])('a mutation %s', (_, path, body) => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page on another port', { origin: 'http://localhost:1' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('is refused from %s', async (_who, headers) => {
    const answer = await server.post(path, body, { cookie, ...headers })
    expect(answer.status).toBe(403)
    expect(await codeOf(answer)).toBe('WRONG_ORIGIN')
    expect(await locale()).toBe('en')
  })

  test('is refused without an Origin', async () => {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${server.address}${path}`, { method: 'POST', headers, body })
    expect(answer.status).toBe(403)
    expect(await locale()).toBe('en')
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ])('is refused as %j', async (type) => {
    const answer = await server.post(path, body, { cookie, 'content-type': type })
    expect(answer.status).toBe(415)
    expect(await codeOf(answer)).toBe('UNSUPPORTED_MEDIA_TYPE')
    expect(await locale()).toBe('en')
  })

  test('is refused by GET', async () => {
    const separator = path.includes('?') ? '&' : '?'
    const url = `${server.address}${path}${separator}input=${encodeURIComponent(body)}`
    const answer = await fetch(url, { headers: { cookie, origin: server.settings.WORKSPACE_URL } })
    expect([404, 405]).toContain(answer.status)
    expect(await locale()).toBe('en')
  })

  test.each(['PUT', 'PATCH', 'DELETE'])('is refused by %s', async (method) => {
    const headers = { cookie, 'content-type': 'application/json', origin: server.settings.WORKSPACE_URL }
    const answer = await fetch(`${server.address}${path}`, { method, headers, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await locale()).toBe('en')
  })
})

test('from our own page it passes', async () => {
  const answer = await server.post('/trpc/account.setLocale', input, { cookie })
  expect(answer.status).toBe(200)
  expect(await locale()).toBe('ja')
})

test('the tenants’ origin does not serve the console', async () => {
  for (const path of ['/trpc/tenants.list', '/trpc/admins.list', '/metrics']) {
    const answer = await fetch(`${server.address}${path}`)
    expect(answer.headers.get('content-type')).not.toContain('text/plain')
    if (path.startsWith('/trpc')) expect(answer.status).toBe(404)
  }
})
