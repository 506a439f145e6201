import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listProcedures } from '../isolation/procedures.ts'
import { sample } from '../isolation/samples.ts'
import { addAdmin, addCompany, type Product, testProduct } from '../product/index.ts'
import { figure } from './samples.ts'
import { type Answer, ask, type Question } from './support/ask.ts'
import { databaseState } from './support/database.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, phoneToken, userCookie } from './support/sessions.ts'

let product: Product
let sql: postgres.Sql
let fleet: Fleet
/** Where the mutations of a router are asked for, and what a real page sends with each. */
let sites: Record<'workspace' | 'console' | 'phone', { url: string; prefix: string; session: Question }>

beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  fleet = await startFleet(product.url, { count: 1, environment: { PROCESS_ROLE: 'api' } })
  const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
  const { url, consoleUrl } = serverOf(fleet, 0)
  sites = {
    workspace: {
      url,
      prefix: '/trpc',
      session: {
        cookie: await userCookie(product, user, tenant),
        tenant: tenant.code,
        origin: fleet.workspaceOrigin,
      },
    },
    console: {
      url: consoleUrl,
      prefix: '/trpc',
      session: { cookie: await adminCookie(product, await addAdmin(product)), origin: fleet.consoleOrigin },
    },
    phone: {
      url,
      prefix: '/mobile/trpc',
      session: { bearer: await phoneToken(product, user, tenant) },
    },
  }
})
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

type SiteName = keyof typeof sites
const routers = { workspace: workspaceRouter, console: consoleRouter, phone: mobileRouter }
const mutationsOf = (site: SiteName) =>
  listProcedures(routers[site]).filter(({ type }) => type === 'mutation')

const send = (site: SiteName, path: string, given: Question): Promise<Answer> => {
  const { url, prefix, session } = sites[site]
  return ask(url, path, { kind: 'mutation', prefix, ...session, ...given })
}

/** Sends one kind of forgery at every mutation of a site; each must be refused alike, and write nothing. */
async function expectRefused(
  site: SiteName,
  forge: (url: string) => { path?: (path: string) => string } & Question,
  expected: { status: number; refusal: string },
): Promise<void> {
  const before = await databaseState(sql)
  for (const { path, input } of mutationsOf(site)) {
    const { path: rewrite = (name: string) => name, ...forged } = forge(sites[site].url)
    const given = { input: input && sample(input, () => undefined), ...forged }
    const answer = await send(site, rewrite(path), given)
    expect(answer, `${site} ${path}: ${answer.text}`).toMatchObject(expected)
    forgeries += 1
  }
  expect(await databaseState(sql)).toEqual(before)
}
let forgeries = 0
afterAll(() =>
  figure(13, `${forgeries} forged mutations, every one of every router: 0 let through, nothing written`),
)

const wrongOrigins: [string, (own: string) => string | null][] = [
  ['another site', () => 'https://attacker.example'],
  ['none', () => null],
  ['the opaque origin of a sandboxed frame', () => 'null'],
  ['a site whose name begins alike', (own) => `${own}.attacker.example`],
  ['another port of this host', (own) => `${own}1`],
  ['another scheme', (own) => own.replace('http:', 'https:')],
  ['a path added', (own) => `${own}/`],
  ['this origin in other letters', (own) => own.toUpperCase()],
]

const wrongTypes: [string, string][] = [
  ['a form', 'application/x-www-form-urlencoded'],
  ['a form with files', 'multipart/form-data; boundary=x'],
  ['plain text', 'text/plain'],
  ['plain text that mentions JSON', 'text/plain; application/json'],
  ['a type that begins alike', 'application/jsonp'],
  ['bytes', 'application/octet-stream'],
]

describe.each(['workspace', 'console'] as const)('every mutation of the %s is refused', (site) => {
  test.each(wrongOrigins)('from %s', async (_name, originOf) => {
    const own = sites[site].session.origin ?? ''
    await expectRefused(site, () => ({ origin: originOf(own) }), { status: 403, refusal: 'WRONG_ORIGIN' })
  })

  test('from the other site of the product', async () => {
    const other = site === 'workspace' ? fleet.consoleOrigin : fleet.workspaceOrigin
    await expectRefused(site, () => ({ origin: other }), { status: 403, refusal: 'WRONG_ORIGIN' })
  })

  test('from another site as a batch', async () => {
    await expectRefused(
      site,
      () => ({ origin: 'https://attacker.example', path: (path) => `${path}?batch=1` }),
      { status: 403, refusal: 'WRONG_ORIGIN' },
    )
  })
})

describe.each(['workspace', 'console', 'phone'] as const)('every mutation of the %s is refused', (site) => {
  test.each(wrongTypes)('as %s', async (_name, type) => {
    await expectRefused(site, () => ({ headers: { 'content-type': type } }), {
      status: 415,
      refusal: 'UNSUPPORTED_MEDIA_TYPE',
    })
  })

  test('by GET, also when a header says it means POST', async () => {
    await expectRefused(site, () => ({ kind: 'query', headers: { 'x-http-method-override': 'POST' } }), {
      status: 405,
      refusal: 'METHOD_NOT_ALLOWED',
    })
  })
})

test('by GET in a batch nothing happens either', async () => {
  const before = await databaseState(sql)
  for (const site of ['workspace', 'console', 'phone'] as const) {
    for (const { path } of mutationsOf(site)) {
      const answer = await send(site, `${path}?batch=1&input=${encodeURIComponent('{"0":{}}')}`, {
        kind: 'query',
      })
      expect(answer.status, `${site} ${path}`).toBe(405)
    }
  }
  expect(await databaseState(sql)).toEqual(before)
})

test('what is a query is not run by POST', async () => {
  for (const site of ['workspace', 'console', 'phone'] as const) {
    for (const { path, type } of listProcedures(routers[site])) {
      if (type !== 'query') continue
      expect(await send(site, path, { input: {} }), path).toMatchObject({
        status: 405,
        refusal: 'METHOD_NOT_ALLOWED',
      })
    }
  }
})

describe('a phone', () => {
  test('needs no origin, and its token is the only thing that lets it in', async () => {
    const { bearer = '' } = sites.phone.session
    const { cookie = '' } = sites.workspace.session
    const me = (session: Question) => ask(sites.phone.url, 'me', { prefix: '/mobile/trpc', ...session })
    expect((await me({ bearer })).status).toBe(200)
    expect(await me({ cookie })).toMatchObject({ status: 401, refusal: 'NOT_SIGNED_IN' })
    const cookieToken = cookie.split('=')[1] ?? ''
    expect(await me({ bearer: cookieToken })).toMatchObject({ status: 401, refusal: 'NOT_SIGNED_IN' })
  })

  test('cannot use its token where browsers go', async () => {
    const { bearer = '' } = sites.phone.session
    const { url } = sites.workspace
    for (const session of [{ bearer }, { cookie: `__Host-leasehold_session=${bearer}` }]) {
      expect(await ask(url, 'auth.me', session)).toMatchObject({ status: 401, refusal: 'NOT_SIGNED_IN' })
    }
  })

  test('no page of another site is told that it may read an answer', async () => {
    for (const { url, prefix } of [sites.workspace, sites.console, sites.phone]) {
      const preflight = await fetch(`${url}${prefix}/auth.me`, {
        method: 'OPTIONS',
        headers: { origin: 'https://attacker.example', 'access-control-request-method': 'POST' },
      })
      const names = [...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))
      expect(names).toEqual([])
    }
  })
})
