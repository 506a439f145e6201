import { once } from 'node:events'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../bench/product.ts'
import { addAdmin, addCompany, type Product, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask } from './support/ask.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, userCookie } from './support/sessions.ts'

const AT_ONCE = 100
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

let names = 0
const company = (idempotencyKey: string, name: string) => ({
  idempotencyKey,
  name,
  plan: 'trial',
  trialDays: 14,
  timeZone: 'Asia/Tokyo',
  currency: 'JPY',
  locale: 'ja',
  defaultRole: 'OPERATOR',
})

const create = (n: number, key: string, name: string) =>
  ask(serverOf(fleet, n).consoleUrl, 'tenants.create', {
    kind: 'mutation',
    origin: fleet.consoleOrigin,
    cookie: staff,
    input: company(key, name),
  })

/** Asks as often as there are places, of one process and the other by turns. */
const atOnce = (attempt: (n: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, n) => attempt(n)))

const companiesNamed = (name: string) => sql<{ id: string }[]>`select id from tenants where name = ${name}`
const entriesOf = (id: string) => sql`select from audit_entries where tenant_id = ${id}`

let rounds = 0

test(
  `one key ${AT_ONCE} times at once makes one company, and every answer tells of it`,
  patience,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = crypto.randomUUID()
      const name = `Company ${++names}`
      const answers = await atOnce((n) => create(n, key, name))
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      const made = await companiesNamed(name)
      expect(made).toHaveLength(1)
      expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
      expect(answers[0]?.data).toMatchObject({ id: made[0]?.id })
      expect(await entriesOf(made[0]?.id ?? '')).toHaveLength(1)
      expect(await create(0, key, `${name} again`)).toMatchObject({
        status: 409,
        refusal: 'IDEMPOTENCY_KEY_REUSED',
      })
      rounds += 1
    }
    figure(
      4,
      `${rounds} × ${AT_ONCE} requests with one key over two processes: 1 company each, 1 answer each; another body 409`,
    )
  },
)

test('one key with two bodies at once: one is done, the other refused', patience, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const key = crypto.randomUUID()
    const [one, other] = [`Company ${++names}`, `Company ${++names}`]
    const answers = await atOnce((n) => create(n, key, n % 3 === 0 ? other : one))
    const made = [await companiesNamed(one), await companiesNamed(other)]
    expect(made.flat()).toHaveLength(1)
    const winner = made[0]?.length === 1 ? one : other
    for (const [n, answer] of answers.entries()) {
      const isWinner = (n % 3 === 0 ? other : one) === winner
      expect(answer.status).toBe(isWinner ? 200 : 409)
      if (!isWinner) expect(answer.refusal).toBe('IDEMPOTENCY_KEY_REUSED')
    }
  }
})

test('a key is the asker’s own: two of them make two things with it', patience, async () => {
  const key = crypto.randomUUID()
  const asks = await Promise.all(
    [0, 1].map(async (n) => {
      const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
      return ask(serverOf(fleet, n).url, 'stores.create', {
        kind: 'mutation',
        origin: fleet.workspaceOrigin,
        cookie: await userCookie(product, user, tenant),
        tenant: tenant.code,
        input: { name: 'Harbour', code: 'H1', idempotencyKey: key },
      })
    }),
  )
  expect(asks.map(({ status }) => status)).toEqual([200, 200])
  expect(asks[0]?.data).not.toEqual(asks[1]?.data)
})

test(
  'a process that dies half-way leaves the key free, or the company made: never two',
  patience,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = await serve('serve-product.ts', product.url, {
        ...fleet.environment,
        PROCESS_ROLE: 'api',
      })
      const key = crypto.randomUUID()
      const name = `Company ${++names}`
      const input = company(key, name)
      const question = { kind: 'mutation', origin: fleet.consoleOrigin, cookie: staff, input } as const
      const first = ask(victim.consoleUrl, 'tenants.create', question).catch(() => null)
      const kill = async () => {
        const statements = await sql<{ busy: boolean }[]>`
        select exists (select from pg_stat_activity where datname = current_database()
          and application_name = 'leasehold_platform' and state <> 'idle') as busy`
        return statements[0]?.busy
      }
      if (round % 2 === 0) await kill()
      victim.process.kill('SIGKILL')
      await Promise.all([first, once(victim.process, 'exit')])
      expect((await create(round, key, name)).status).toBe(200)
      expect(await companiesNamed(name)).toHaveLength(1)
    }
  },
)
