import { newToken, sha256 } from '@leasehold/core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAdmin,
  addMember,
  addTenant,
  addUser,
  type Product,
  type TestTenant,
  type TestUser,
  testPassword,
  testProduct,
} from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask, cookieOf } from './support/ask.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, phoneToken, userCookie } from './support/sessions.ts'

const ROUNDS = samples({ test: 2, proof: 100 })

let product: Product
let sql: postgres.Sql
let fleet: Fleet
let staff: string
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  fleet = await startFleet(product.url)
  staff = await adminCookie(product, await addAdmin(product))
})
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

/** A person in a company of which someone else is the boss, each with a session. */
type Scene = {
  tenant: TestTenant
  other: TestTenant
  user: TestUser
  cookie: string
  phone: string
  bossCookie: string
}

async function stage(): Promise<Scene> {
  const [tenant, other] = [await addTenant(product), await addTenant(product)]
  const [boss, user] = [await addUser(product), await addUser(product)]
  await addMember(product, tenant, boss, { role: 'BILLING_ADMIN' })
  await addMember(product, tenant, user, { role: 'ORG_ADMIN' })
  await addMember(product, other, user)
  return {
    tenant,
    other,
    user,
    cookie: await userCookie(product, user, tenant),
    phone: await phoneToken(product, user, tenant),
    bossCookie: await userCookie(product, boss, tenant),
  }
}

const versionOf = async ({ tenant, user }: Scene): Promise<number> =>
  (
    await sql<{ version: number }[]>`
      select version from memberships where tenant_id = ${tenant.id} and user_id = ${user.id}`
  )[0]?.version ?? 0

const mutate = (n: number, path: string, given: { cookie?: string; tenant?: string; input?: unknown }) =>
  ask(serverOf(fleet, n).url, path, { kind: 'mutation', origin: fleet.workspaceOrigin, ...given })

const asStaff = (n: number, path: string, input: unknown) =>
  ask(serverOf(fleet, n).consoleUrl, path, {
    kind: 'mutation',
    origin: fleet.consoleOrigin,
    cookie: staff,
    input,
  })

/** What ends a person's access, and with which refusal the next request is met. */
const ends: [string, string, (scene: Scene, n: number) => Promise<Answer>][] = [
  ['signing out', 'NOT_SIGNED_IN', ({ cookie }, n) => mutate(n, 'auth.signOut', { cookie })],
  [
    'a password reset',
    'NOT_SIGNED_IN',
    async ({ user }, n) => {
      const token = newToken()
      await sql`insert into password_resets (token_hash, user_id, expires_at)
        values (${sha256(token)}, ${user.id}, now() + interval '1 hour')`
      return mutate(n, 'auth.resetPassword', { input: { token, password: 'another long password' } })
    },
  ],
  [
    'a change of password elsewhere',
    'NOT_SIGNED_IN',
    async ({ user, tenant }, n) =>
      mutate(n, 'account.changePassword', {
        cookie: await userCookie(product, user, tenant),
        input: { currentPassword: testPassword, password: 'another long password' },
      }),
  ],
  [
    'disabling the user',
    'NOT_SIGNED_IN',
    ({ user }, n) => asStaff(n, 'users.disable', { userId: user.id, reason: 'left' }),
  ],
  [
    'staff ending all sessions',
    'NOT_SIGNED_IN',
    ({ user }, n) => asStaff(n, 'users.endAllSessions', { userId: user.id }),
  ],
  [
    'ending all other sessions',
    'NOT_SIGNED_IN',
    async ({ user, tenant }, n) =>
      mutate(n, 'account.endOtherSessions', { cookie: await userCookie(product, user, tenant) }),
  ],
  [
    'disabling the membership',
    'NOT_FOUND',
    async (scene, n) =>
      mutate(n, 'members.disable', {
        cookie: scene.bossCookie,
        tenant: scene.tenant.code,
        input: { userId: scene.user.id, version: await versionOf(scene) },
      }),
  ],
  [
    'removing the membership',
    'NOT_FOUND',
    async (scene, n) =>
      mutate(n, 'members.remove', {
        cookie: scene.bossCookie,
        tenant: scene.tenant.code,
        input: { userId: scene.user.id, version: await versionOf(scene) },
      }),
  ],
  [
    'leaving the company',
    'NOT_FOUND',
    ({ cookie, tenant }, n) => mutate(n, 'members.leave', { cookie, tenant: tenant.code }),
  ],
]

let worstMs = 0
let asked = 0

/**
 * Keeps asking every process while `act` happens. No request that was sent 50 ms after the acknowledgement, or
 * later, may be let through.
 */
async function expectShutOut(refusal: string, scene: Scene, act: () => Promise<Answer>): Promise<void> {
  let acknowledgedAt = Number.POSITIVE_INFINITY
  const answers: Answer[] = []
  const probes = fleet.servers.flatMap(({ url }) => [
    () => ask(url, 'company.current', { cookie: scene.cookie, tenant: scene.tenant.code }),
    ...(refusal === 'NOT_SIGNED_IN' ? [() => ask(url, 'auth.me', { cookie: scene.cookie })] : []),
  ])
  const streams = probes.map(async (probe) => {
    let after = 0
    while (after < 5) {
      const answer = await probe()
      answers.push(answer)
      if (answer.beganAt > acknowledgedAt) after += 1
    }
  })
  await expect.poll(() => answers.length).toBeGreaterThan(probes.length * 2)
  const acknowledged = await act()
  acknowledgedAt = acknowledged.endedAt
  expect(acknowledged.text, 'acknowledged').toContain('"result"')
  await Promise.all(streams)

  const before = answers.filter(({ endedAt }) => endedAt < acknowledged.beganAt)
  expect(before.every(({ status }) => status === 200)).toBe(true)
  const late = answers.filter(({ beganAt }) => beganAt > acknowledgedAt)
  asked += late.length
  for (const { status, beganAt } of late) {
    if (status === 200) worstMs = Math.max(worstMs, beganAt - acknowledgedAt)
  }
  expect(worstMs).toBeLessThan(50)
  expect(late.at(-1)).toMatchObject({ status: refusal === 'NOT_FOUND' ? 404 : 401, refusal })
}

describe('refused by every process as soon as it is acknowledged:', () => {
  test.each(ends)('%s', patience, async (_name, refusal, act) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await stage()
      await expectShutOut(refusal, scene, () => act(scene, round))
    }
  })
  afterAll(() =>
    figure(
      12,
      `${asked} requests sent after the acknowledgement of ${ends.length * ROUNDS} ends of access, over two processes: ` +
        `let through up to ${worstMs.toFixed(1)} ms after it`,
    ),
  )
})

test('the phone of someone who is disabled or reset is shut out as well', async () => {
  const scene = await stage()
  const phone = () => ask(serverOf(fleet, 1).url, 'company', { bearer: scene.phone, prefix: '/mobile/trpc' })
  expect((await phone()).status).toBe(200)
  await asStaff(0, 'users.disable', { userId: scene.user.id, reason: 'left' })
  expect(await phone()).toMatchObject({ status: 401, refusal: 'NOT_SIGNED_IN' })
})

test('disabled in one company, the others go on', async () => {
  const scene = await stage()
  const input = { userId: scene.user.id, version: await versionOf(scene) }
  await mutate(0, 'members.disable', { cookie: scene.bossCookie, tenant: scene.tenant.code, input })
  const there = (tenant: TestTenant) =>
    ask(serverOf(fleet, 1).url, 'company.current', { cookie: scene.cookie, tenant: tenant.code })
  expect((await there(scene.tenant)).status).toBe(404)
  expect((await there(scene.other)).status).toBe(200)
})

const signIn = (user: TestUser, cookie?: string) =>
  mutate(0, 'auth.signIn', {
    input: { login: user.username, password: testPassword },
    ...(cookie ? { cookie } : {}),
  })
const tokenOf = (cookie: string) => cookie.split('=')[1] ?? ''

test('a session’s token is new at each sign-in, has 256 bits, and only its hash is stored', async () => {
  const { user } = await stage()
  const cookies: string[] = []
  for (let n = 0; n < 20; n += 1) cookies.push(cookieOf(await signIn(user, cookies.at(-1))))
  const tokens = cookies.map(tokenOf)
  expect(new Set(tokens).size).toBe(20)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)

  const stored = await sql<{ id: string }[]>`select id from user_sessions where user_id = ${user.id}`
  const ids = new Set(stored.map(({ id }) => id))
  expect(tokens.every((token) => ids.has(sha256(token)))).toBe(true)
  expect(await everythingStored()).not.toMatch(
    new RegExp(tokens.map((t) => t.replace(/^-/, '\\-')).join('|')),
  )
})

/** Every row of every table, as text. */
async function everythingStored(): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker', 'leasehold')`
  const rows = await Promise.all(tables.map(({ name }) => sql.unsafe(`select t::text from ${name} t`)))
  return rows
    .flat()
    .map(({ t }) => t)
    .join('\n')
}

test('the bits of tokens are even', () => {
  const tokens = Array.from({ length: samples({ test: 1_000, proof: 100_000 }) }, () =>
    Buffer.from(newToken(), 'base64url'),
  )
  const spread = 5 / Math.sqrt(tokens.length)
  for (let bit = 0; bit < 256; bit += 1) {
    const ones = tokens.filter((token) => ((token[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
    expect(Math.abs(ones / tokens.length - 0.5), `bit ${bit}`).toBeLessThan(spread)
  }
})

test('a token somebody else chose is never taken over', async () => {
  const { user } = await stage()
  const chosen = `__Host-leasehold_session=${newToken()}`
  const given = cookieOf(await signIn(user, chosen))
  expect(given).not.toBe(chosen)
  expect((await ask(serverOf(fleet, 0).url, 'auth.me', { cookie: chosen })).status).toBe(401)
  expect((await ask(serverOf(fleet, 0).url, 'auth.me', { cookie: given })).status).toBe(200)
})

describe('a change of rights ends the token that was:', () => {
  const me = (cookie: string) => ask(serverOf(fleet, 1).url, 'auth.me', { cookie })

  test('a new password', async () => {
    const { cookie } = await stage()
    const input = { currentPassword: testPassword, password: 'another long password' }
    const next = cookieOf(await mutate(0, 'account.changePassword', { cookie, input }))
    expect(tokenOf(next)).not.toBe(tokenOf(cookie))
    expect((await me(next)).status).toBe(200)
    expect((await me(cookie)).status).toBe(401)
  })

  test('a higher role', async () => {
    const scene = await stage()
    const { tenant, user, bossCookie, cookie } = scene
    const change = async (role: string) =>
      mutate(0, 'members.change', {
        cookie: bossCookie,
        tenant: tenant.code,
        input: { userId: user.id, version: await versionOf(scene), role },
      })
    expect((await change('OPERATOR')).status).toBe(200)
    expect((await me(cookie)).status).toBe(200)
    expect((await change('MANAGER')).status).toBe(200)
    expect((await me(cookie)).status).toBe(401)
  })
})

test('a lower role counts at the next request', async () => {
  const scene = await stage()
  const { tenant, user, bossCookie, cookie } = scene
  const invite = (email: string) =>
    mutate(1, 'members.invite', { cookie, tenant: tenant.code, input: { email, role: 'OPERATOR' } })
  expect((await invite('before@example.com')).status).toBe(200)
  const input = { userId: user.id, version: await versionOf(scene), role: 'OPERATOR' }
  await mutate(0, 'members.change', { cookie: bossCookie, tenant: tenant.code, input })
  expect(await invite('after@example.com')).toMatchObject({ status: 403, refusal: 'FORBIDDEN' })
})

test('the cookie is for this site alone, and for no script', async () => {
  const { user } = await stage()
  const given = (await signIn(user)).headers.get('set-cookie') ?? ''
  expect(given).toMatch(/^__Host-/)
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(given).toContain(attribute)
  expect(given).not.toContain('Domain')
})
