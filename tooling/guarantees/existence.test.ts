import { hashPassword } from '@leasehold/auth'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCompany, type Product, testProduct } from '../product/index.ts'
import { figure, isProof, patience, samples } from './samples.ts'
import { type Answer, ask } from './support/ask.ts'
import { auc } from './support/auc.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { userCookie } from './support/sessions.ts'

/** Samples of each kind of account. The bound of a small sample is what chance stays within. */
const SAMPLES = samples({ test: 70, proof: 4_000 })
const BOUND = isProof ? 0.03 : 0.2
const WARM_UP = 12
/** Times one name is tried: below every limit. */
const TRIES = 4

let product: Product
let sql: postgres.Sql
let fleet: Fleet
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  fleet = await startFleet(product.url, { count: 1 })
  const passwordHash = await hashPassword('the right password')
  const count = Math.ceil((SAMPLES + WARM_UP) / TRIES)
  for (const [prefix, status, cause] of [
    ['known', 'enabled', null],
    ['shut', 'disabled', 'staff'],
  ] as const) {
    await sql`
      insert into users (id, username, username_key, display_name, email, email_key, password_hash, status, disabled_cause)
      select gen_random_uuid(), ${prefix} || n, ${prefix} || n, 'Someone', ${prefix} || n || '@example.com',
        ${prefix} || n || '@example.com', ${passwordHash}, ${status}, ${cause}
      from generate_series(0, ${count}::int) n`
  }
  await sql`
    insert into platform_admins (id, username, username_key, name, email, email_key, role, password_hash)
    select gen_random_uuid(), 'known' || n, 'known' || n, 'Someone', 'known' || n || '@example.com',
      'known' || n || '@example.com', 'support', ${passwordHash}
    from generate_series(0, ${count}::int) n`
})
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

let asked = 0
const mutate = (site: 'workspace' | 'console', path: string, input: unknown, session = {}) => {
  const { url, consoleUrl } = serverOf(fleet, 0)
  asked += 1
  return ask(site === 'workspace' ? url : consoleUrl, path, {
    kind: 'mutation',
    origin: site === 'workspace' ? fleet.workspaceOrigin : fleet.consoleOrigin,
    ip: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    input,
    ...session,
  })
}

/** The answer without what differs between any two answers: ids and instants. */
function wordsOf({ status, text, headers }: Answer) {
  const shown = text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
  const names = [...headers.keys()].filter((name) => name !== 'date').sort()
  return { status, shown, names, length: text.length }
}

type Ask = (name: string) => Promise<Answer>

/**
 * Asks about names of two kinds in an order of chance, one after the other, and holds words and times of the
 * answers against each other. And the time of a request that follows at once: what an answer sets going may
 * not tell either.
 */
async function expectAlike(what: string, askAbout: Ask, known: string, unknown: string): Promise<void> {
  const own: Record<string, number[]> = { [known]: [], [unknown]: [] }
  const after: Record<string, number[]> = { [known]: [], [unknown]: [] }
  const words = new Set<string>()
  for (const { kind, name, counts } of inOrderOfChance(known, unknown)) {
    const answer = await askAbout(name)
    const next = await ask(serverOf(fleet, 0).url, 'auth.me')
    if (!counts) continue
    own[kind]?.push(answer.endedAt - answer.beganAt)
    after[kind]?.push(next.endedAt - answer.endedAt)
    words.add(JSON.stringify(wordsOf(answer)))
  }
  expect([...words], 'the same words').toHaveLength(1)
  const told = auc(own[unknown] ?? [], own[known] ?? [])
  const toldAfter = auc(after[unknown] ?? [], after[known] ?? [])
  figure(
    14,
    `${what}: same words, AUC ${told.toFixed(3)} of ${SAMPLES} each, of the next request ${toldAfter.toFixed(3)}`,
  )
  expect(Math.abs(told - 0.5), `AUC of ${told.toFixed(3)}`).toBeLessThan(BOUND)
  expect(Math.abs(toldAfter - 0.5), `AUC of the next request of ${toldAfter.toFixed(3)}`).toBeLessThan(BOUND)
}

/** So many names of each kind, each tried a few times; some more at the beginning, while the process warms up. */
function inOrderOfChance(known: string, unknown: string) {
  const nameOf = (kind: string, n: number) => ({ kind, name: `${kind}${Math.floor(n / TRIES)}` })
  const all = [known, unknown].flatMap((kind) =>
    Array.from({ length: SAMPLES + WARM_UP }, (_, n) => ({ ...nameOf(kind, n), counts: n >= WARM_UP })),
  )
  const shuffled = (some: typeof all) =>
    some
      .map((of) => ({ of, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ of }) => of)
  return [...shuffled(all.filter(({ counts }) => !counts)), ...shuffled(all.filter(({ counts }) => counts))]
}

describe('whether there is such an account is told neither by words nor by time', () => {
  const signIn: Ask = (login) => mutate('workspace', 'auth.signIn', { login, password: 'a wrong password' })

  test('at sign-in', patience, () => expectAlike('sign-in', signIn, 'known', 'nobody'))

  test('at sign-in, of a disabled account', patience, () =>
    expectAlike('sign-in, disabled account', signIn, 'shut', 'none'),
  )

  test('at sign-in to a company', patience, async () => {
    const { tenant } = await addCompany(product)
    const input = { password: 'a wrong password', companyCode: tenant.code }
    const inCompany: Ask = (login) =>
      mutate('workspace', 'auth.signIn', { ...input, login: `${login}@example.com` })
    await expectAlike('sign-in with a company code', inCompany, 'known', 'nobody')
  })

  test('at the console’s sign-in', patience, () =>
    expectAlike(
      'console sign-in',
      (login) => mutate('console', 'auth.signIn', { login, password: 'a wrong password' }),
      'known',
      'nobody',
    ),
  )

  test('at asking for a new password', patience, () =>
    expectAlike(
      'password reset',
      (name) => mutate('workspace', 'auth.requestPasswordReset', { login: `${name}@example.com` }),
      'known',
      'nobody',
    ),
  )

  test('at inviting someone', patience, async () => {
    const companies = await Promise.all(
      Array.from({ length: Math.ceil((SAMPLES + WARM_UP) / 200) * TRIES }, async () => {
        const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
        return { cookie: await userCookie(product, user, tenant), tenant: tenant.code }
      }),
    )
    const tries = new Map<string, number>()
    // Each name is invited by another company every time.
    const invite: Ask = (name) => {
      const n = tries.get(name) ?? 0
      tries.set(name, n + 1)
      const group = Math.floor(Number(name.replace(/\D+/, '')) / (200 / TRIES))
      const session = companies[(group * TRIES + n) % companies.length] ?? {}
      const input = { email: `${name}@example.com`, role: 'OPERATOR' }
      return mutate('workspace', 'members.invite', input, session)
    }
    await expectAlike('invitation', invite, 'known', 'nobody')
  })
})
