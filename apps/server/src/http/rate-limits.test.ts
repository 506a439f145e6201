import { addCompany, type Product, testPassword, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './start-test-server.fixture.ts'

let product: Product
/** Two processes on one database. */
let servers: [TestServer, TestServer]
beforeAll(async () => {
  product = await testProduct()
  servers = [await startTestServer(product.url), await startTestServer(product.url)]
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await product.close()
})

const guess = (server: TestServer, login: string, headers: Record<string, string> = {}) =>
  server.post('/trpc/auth.signIn', { login, password: 'not the password' }, headers)

const count = (statuses: number[], status: number) => statuses.filter((each) => each === status).length

test('guesses at one account are counted exactly, over processes and restarts', async () => {
  const { user } = await addCompany(product)
  const statuses = await Promise.all(
    Array.from(
      { length: 60 },
      async (_, i) => (await guess(servers[i % 2 === 0 ? 0 : 1], user.email)).status,
    ),
  )
  expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 50])

  const third = await startTestServer(product.url)
  try {
    const right = await third.post('/trpc/auth.signIn', { login: user.email, password: testPassword })
    expect(await codeOf(right)).toBe('RATE_LIMITED')
  } finally {
    await third.stop()
  }
})

test('a header that claims another address changes nothing', async () => {
  const { user } = await addCompany(product)
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    const forged = {
      'x-forwarded-for': `203.0.113.${i}`,
      'x-real-ip': `203.0.113.${i}`,
      forwarded: `for=203.0.113.${i}`,
    }
    statuses.push((await guess(servers[0], user.email, forged)).status)
  }
  expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 2])
})

test('addresses are counted as they are, and as a trusted proxy says', async () => {
  const proxied = await startTestServer(product.url, { TRUSTED_PROXIES: '127.0.0.1' })
  try {
    const ask = (server: TestServer, from: string, i: number) =>
      server.post(
        '/trpc/auth.requestPasswordReset',
        { login: `someone${i}@example.com` },
        { 'x-forwarded-for': from },
      )
    const through = async (server: TestServer, from: (i: number) => string) => {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(server, from(i), i)))
      return answers.map(({ status }) => status)
    }
    const behindProxy = await through(proxied, () => '203.0.113.7')
    expect([count(behindProxy, 200), count(behindProxy, 429)]).toEqual([30, 10])
    // What stands before the proxy's own word is the client's invention.
    const inventive = await through(proxied, (i) => `198.51.100.${i}, 203.0.113.8`)
    expect([count(inventive, 200), count(inventive, 429)]).toEqual([30, 10])
    const direct = await through(servers[0], (i) => `203.0.113.${i + 100}`)
    expect([count(direct, 200), count(direct, 429)]).toEqual([30, 10])
  } finally {
    await proxied.stop()
  }
})

test('who knows the password is not counted', async () => {
  const { user } = await addCompany(product)
  for (let i = 0; i < 12; i++) {
    const answer = await servers[1].post('/trpc/auth.signIn', { login: user.email, password: testPassword })
    expect(answer.status).toBe(200)
  }
})
