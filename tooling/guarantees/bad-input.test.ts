import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import { type Locale, locales } from '@leasehold/catalog'
import { translate } from '@leasehold/i18n/server'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FilledTenant, fillTenant } from '../isolation/filled-tenant.ts'
import { type Listed, listProcedures } from '../isolation/procedures.ts'
import { sample } from '../isolation/samples.ts'
import { addAdmin, addMember, addUser, type Product, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask, type Question } from './support/ask.ts'
import { absurdCursors, accepts, nastyValues, placesOf, withField, withValue } from './support/bad-inputs.ts'
import { databaseState } from './support/database.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, phoneToken, userCookie } from './support/sessions.ts'

/** Random inputs of each procedure, besides those that are the same in every run. */
const RANDOM = samples({ test: 2, proof: 2_000 })

const STEP = samples({ test: 20, proof: 1 })

/** Of a list that a proof takes whole, one in some, beginning elsewhere each time: all of them in some place. */
const some = <T>(all: readonly T[], n: number): T[] => all.filter((_, i) => i % STEP === n % STEP)

/** A few at a time. */
async function eachOf<T>(all: T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < all.length) {
      const n = next
      next += 1
      await work(all[n] as T, n)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

let product: Product
let sql: postgres.Sql
let fleet: Fleet
let company: FilledTenant
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  company = await fillTenant(product, 'Filled')
  fleet = await startFleet(product.url, { count: 1, environment: { PROCESS_ROLE: 'api' } })
})
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

const routers = { workspace: workspaceRouter, console: consoleRouter, phone: mobileRouter }
type SiteName = keyof typeof routers
const procedures = (['workspace', 'console', 'phone'] as const).flatMap((site) =>
  listProcedures(routers[site]).map((listed) => [`${site} ${listed.path}`, site, listed] as const),
)
/** Streams take what the query of the same thing takes, and are not asked for so. */
const withInput = procedures.flatMap(([name, site, { input, ...listed }]) =>
  input && listed.type !== 'subscription' ? [[name, site, { ...listed, input }] as const] : [],
)

/** A fresh session of someone who may do anything there: what an input does must not depend on the one before. */
async function sessionFor(site: SiteName): Promise<Question & { url: string }> {
  const { url, consoleUrl } = serverOf(fleet, 0)
  if (site === 'console') {
    const cookie = await adminCookie(product, await addAdmin(product))
    return { url: consoleUrl, cookie, origin: fleet.consoleOrigin }
  }
  const user = await addUser(product)
  await addMember(product, company.tenant, user, { role: 'BILLING_ADMIN' })
  if (site === 'phone') {
    return { url, prefix: '/mobile/trpc', bearer: await phoneToken(product, user, company.tenant) }
  }
  const cookie = await userCookie(product, user, company.tenant)
  return { url, cookie, tenant: company.tenant.code, origin: fleet.workspaceOrigin }
}

let asked = 0
let refused = 0

/** Sends one input, and checks what holds of every answer. */
async function send(
  session: Question & { url: string },
  { path, type }: Pick<Listed, 'path' | 'type'>,
  given: Question & { locale?: Locale },
): Promise<Answer> {
  const { locale = locales[asked % locales.length] ?? 'en', ...question } = given
  asked += 1
  const answer = await ask(session.url, path, {
    ...session,
    kind: type === 'mutation' ? 'mutation' : 'query',
    ip: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    ...question,
    headers: { 'x-locale': locale, ...question.headers },
  })
  const shown = `${path} ${JSON.stringify(question).slice(0, 600)} was answered ${answer.status}: ${answer.text.slice(0, 600)}`
  expect(answer.status, shown).toBeLessThan(500)
  if (answer.status < 400) return answer
  refused += 1
  expect(answer.text, shown).not.toMatch(/\.ts:|\bat .*\(|node_modules|select |insert into|PostgresError/)
  const { error } = JSON.parse(answer.text)
  const { code, details } = error.data.refusal
  expect(code, shown).toMatch(/^[A-Z_]+$/)
  // What cannot even be read says nothing of its language.
  if (answer.status === 431) return answer
  expect(error.message, shown).toBe(translate(locale, `errors:${code}` as 'errors:NOT_FOUND', details))
  return answer
}

type Field = { path: string; code: string; message: string }
const fieldsOf = ({ text }: Answer): Field[] => JSON.parse(text).error.data.refusal.details.fields

/** In each language a field's text is of that language. */
const written: Record<Locale, RegExp> = {
  en: /^[\x20-\x7e‘’“”…–—]+$/,
  'zh-CN': /[\u4e00-\u9fff]/,
  ja: /[\u3040-\u30ff\u4e00-\u9fff]/,
}

/** An input that the schema refuses: 400 with the fields, in the caller's language. */
async function expectInvalid(
  session: Question & { url: string },
  listed: Listed,
  input: unknown,
  locale: Locale,
): Promise<void> {
  const answer = await send(session, listed, { input, locale })
  const shown = `${listed.path} ${JSON.stringify(input)?.slice(0, 400)}: ${answer.text.slice(0, 400)}`
  if (answer.status === 431) return
  expect(answer, shown).toMatchObject({ status: 400, refusal: 'INVALID_INPUT' })
  const fields = fieldsOf(answer)
  expect(fields.length, shown).toBeGreaterThan(0)
  for (const { path, code, message } of fields) {
    expect(code, shown).toMatch(/^[a-z_]+$/)
    expect(message, shown).toMatch(written[locale])
    expect(typeof path, shown).toBe('string')
  }
}

const counters = ['public.rate_limits']
const pick = (path: string[]) => company.idFor(path) ?? undefined
const baseOf = ({ input }: { input: NonNullable<Listed['input']> }) => sample(input, pick)

describe('an input that is made for a procedure', () => {
  test.each(withInput)('is one that %s takes', async (_name, _site, listed) => {
    expect(await accepts(listed.input, baseOf(listed)), JSON.stringify(baseOf(listed))).toBe(true)
  })
})

describe('each field wrong in every way: 400, the field, nothing written:', () => {
  test.each(withInput)('%s', patience, async (_name, site, listed) => {
    const session = await sessionFor(site)
    const base = baseOf(listed)
    const tries = placesOf(base).flatMap((place, n) => [
      ...some(nastyValues, n).map((value) => withValue(base, place, value)),
      ...(place.length > 0 ? [withValue(base, place, undefined)] : []),
    ])
    for (const name of [
      'surplus',
      '__proto__',
      'constructor',
      'toString',
      'tenantId',
      'role',
      'x'.repeat(500),
    ]) {
      tries.push(withField(base, [], name, { isAdmin: true }))
    }
    const before = await databaseState(sql, counters)
    await eachOf(tries, async (input, n) => {
      if (input === undefined || (await accepts(listed.input, input))) return
      await expectInvalid(session, listed, input, locales[n % locales.length] ?? 'en')
    })
    expect(await databaseState(sql, counters)).toEqual(before)
  })
})

describe('what the schema lets through is answered, or refused with nothing written:', () => {
  test.each(withInput)('%s', patience, async (_name, site, listed) => {
    const base = baseOf(listed)
    const places = placesOf(base)
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((u) => String.fromCharCode(...u)),
    )
    const value = fc.oneof(fc.constantFrom(...nastyValues), text, fc.integer(), fc.double(), fc.jsonValue())
    const change = fc.tuple(fc.constantFrom(...places), value)
    const inputs = fc
      .array(change, { minLength: 1, maxLength: 3 })
      .map((changes) => changes.reduce((of, [place, given]) => changeAt(of, place, given), base))
    let session = await sessionFor(site)
    let before = await databaseState(sql, counters)

    const check = async (input: unknown) => {
      const answer = await send(session, listed, { input })
      // What a refusal left is what the next one finds.
      if (answer.status >= 400) {
        expect(await databaseState(sql, counters), listed.path).toEqual(before)
        return
      }
      if (listed.type === 'mutation') session = await sessionFor(site)
      before = await databaseState(sql, counters)
    }
    for (const input of places.flatMap((place, n) =>
      some(nastyValues, n).map((given) => changeAt(base, place, given)),
    )) {
      if (input !== undefined && (await accepts(listed.input, input))) await check(input)
    }
    await fc.assert(fc.asyncProperty(inputs, check), { numRuns: RANDOM, endOnFailure: true })
  })
})

/** As `withValue`, also where an earlier change took the place away. */
function changeAt(value: unknown, place: (string | number)[], given: unknown): unknown {
  const parent = place
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], value)
  return typeof parent === 'object' && parent !== null ? withValue(value, place, given) : value
}

describe('a cursor that no list made is refused, or shows a page:', () => {
  const lists = withInput.filter(([, , { input }]) => 'cursor' in (baseOf0(input) ?? {}))
  test.each(lists)('%s', patience, async (_name, site, listed) => {
    const session = await sessionFor(site)
    const base = baseOf(listed) as Record<string, unknown>
    await eachOf(some(absurdCursors, 0), async (cursor) => {
      const answer = await send(session, listed, { input: { ...base, cursor }, locale: 'en' })
      if (answer.status !== 200) {
        expect(
          fieldsOf(answer).map(({ path }) => path),
          cursor,
        ).toEqual(['cursor'])
      }
    })
  })
})

function baseOf0(input: NonNullable<Listed['input']>): object | null {
  const base = sample(input, () => undefined)
  return typeof base === 'object' ? base : null
}

describe('a body that is none: 4xx with a code, nothing written:', () => {
  const mutations = procedures.filter(([, , { type }]) => type === 'mutation')
  const bodies: [string, string, number][] = [
    ['cut off', '{"a":', 400],
    ['not JSON', 'a=1&b=2', 400],
    ['two at once', '{}{}', 400],
    ['a comment', '/* */{}', 400],
    ['not a number', '{"a":NaN}', 400],
    ['open brackets', '['.repeat(100_000), 400],
    ['2 MB of text', JSON.stringify({ a: 'x'.repeat(2_000_000) }), 413],
    ['2 MB of nothing', ' '.repeat(2_000_000), 413],
  ]
  test.each(bodies)('%s', patience, async (_name, rawBody, status) => {
    const sessions = {
      workspace: await sessionFor('workspace'),
      console: await sessionFor('console'),
      phone: await sessionFor('phone'),
    }
    const before = await databaseState(sql, counters)
    for (const [, site, listed] of mutations) {
      const answer = await heard(() => send(sessions[site], listed, { rawBody }))
      expect(answer.status, listed.path).toBe(status)
    }
    expect(await databaseState(sql, counters)).toEqual(before)
  })
})

/**
 * What is refused before all of it was sent: the connection ends with the answer, and a client that is still
 * writing may find it broken before it reads. It asks again then, as often as a person would.
 */
async function heard(askOnce: () => Promise<Answer>, tries = 5): Promise<Answer> {
  try {
    return await askOnce()
  } catch (error) {
    const { code = '' } = (error as { cause?: { code?: string } }).cause ?? {}
    if (tries === 1 || !['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(code)) throw error
    return heard(askOnce, tries - 1)
  }
}

test('addresses and headers that are none: 4xx with a code', patience, async () => {
  const session = await sessionFor('workspace')
  const query = { type: 'query' as const }
  for (const path of [
    'nowhere',
    'x'.repeat(3_000),
    '%00',
    '__proto__',
    'auth.me/..%2f',
    'constructor.name',
    'auth',
    '.',
  ]) {
    const answer = await send(session, { ...query, path }, {})
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
  }
  for (const tenant of ['TEN-', 'x'.repeat(5_000), "' or 1=1", 'TEN-ÜÜÜÜÜ', 'null']) {
    const answer = await send(
      session,
      { ...query, path: 'company.current' },
      { tenant: encodeURIComponent(tenant) },
    )
    expect(answer, tenant).toMatchObject({ status: 404, refusal: 'NOT_FOUND' })
  }
  for (const cookie of [
    '__Host-leasehold_session=',
    `__Host-leasehold_session=${'x'.repeat(5_000)}`,
    ';;;=;',
    '%',
  ]) {
    const answer = await send({ ...session, cookie }, { ...query, path: 'auth.me' }, {})
    expect(answer, cookie).toMatchObject({ status: 401, refusal: 'NOT_SIGNED_IN' })
  }
})

afterAll(() => {
  const { rss } = process.memoryUsage()
  figure(
    21,
    `${asked} malformed requests to ${procedures.length} procedures: 0 answers of 5xx, ${refused} refused, nothing of them written (${Math.round(rss / 1e6)} MB)`,
  )
})
