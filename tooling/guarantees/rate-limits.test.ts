import { once } from 'node:events'
import { newToken } from '@leasehold/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../bench/product.ts'
import { addCompany, addUser, type Product, testPassword, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask } from './support/ask.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { userCookie } from './support/sessions.ts'

const ROUNDS = samples({ test: 1, proof: 50 })
/** Attempts beyond what is allowed. */
const EXCESS = 40

let product: Product
let fleet: Fleet
beforeAll(async () => {
  product = await testProduct()
  fleet = await startFleet(product.url)
})
afterAll(async () => {
  await fleet.stop()
  await product.close()
})

let addresses = 0
/** An address that nobody has come from yet. */
const freshAddress = () => {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

const mutate = (n: number, path: string, given: Parameters<typeof ask>[2]) =>
  ask(serverOf(fleet, n).url, path, { kind: 'mutation', origin: fleet.workspaceOrigin, ...given })

type Attempts = { allowed: number; attempt: (n: number) => Promise<Answer> }

/** Each limit: how many attempts its window has, and one of them; what else is counted stays below its own. */
const limits: [string, () => Promise<Attempts>][] = [
  [
    'guesses at one account',
    async () => {
      const { username } = await addUser(product)
      const input = { login: username, password: 'not the password' }
      return { allowed: 10, attempt: (n) => mutate(n, 'auth.signIn', { input, ip: freshAddress() }) }
    },
  ],
  [
    'guesses at an account that is not there',
    async () => {
      const input = { login: `nobody-${newToken()}`, password: 'not the password' }
      return { allowed: 10, attempt: (n) => mutate(n, 'auth.signIn', { input, ip: freshAddress() }) }
    },
  ],
  [
    'guesses from one address',
    async () => {
      const ip = freshAddress()
      return {
        allowed: 100,
        attempt: (n) =>
          mutate(n, 'auth.signIn', { input: { login: `nobody-${newToken()}`, password: 'none' }, ip }),
      }
    },
  ],
  [
    'reset mails for one account',
    async () => {
      const { email } = await addUser(product)
      return {
        allowed: 5,
        attempt: (n) =>
          mutate(n, 'auth.requestPasswordReset', { input: { login: email }, ip: freshAddress() }),
      }
    },
  ],
  [
    'reset mails from one address',
    async () => {
      const ip = freshAddress()
      return {
        allowed: 30,
        attempt: (n) => mutate(n, 'auth.requestPasswordReset', { input: { login: newToken() }, ip }),
      }
    },
  ],
  [
    'links tried from one address',
    async () => {
      const ip = freshAddress()
      return {
        allowed: 300,
        attempt: (n) => ask(serverOf(fleet, n).url, 'auth.resetLink', { input: { token: newToken() }, ip }),
      }
    },
  ],
  [
    'usernames asked about from one address',
    async () => {
      const ip = freshAddress()
      const { tenant, user } = await addCompany(product)
      const cookie = await userCookie(product, user, tenant)
      return {
        allowed: 600,
        attempt: (n) =>
          ask(serverOf(fleet, n).url, 'account.usernameFree', {
            cookie,
            ip,
            input: { username: `name${n}` },
          }),
      }
    },
  ],
  [
    'the own password, asked for again',
    async () => {
      const { tenant, user } = await addCompany(product)
      const cookie = await userCookie(product, user, tenant)
      const input = { currentPassword: 'not the password', password: 'another long password' }
      return { allowed: 10, attempt: (n) => mutate(n, 'account.changePassword', { cookie, input }) }
    },
  ],
  [
    'invitations of one company',
    async () => {
      const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
      const cookie = await userCookie(product, user, tenant)
      return {
        allowed: 500,
        attempt: (n) =>
          mutate(n, 'members.invite', {
            cookie,
            tenant: tenant.code,
            input: { email: `guest-${newToken().toLowerCase()}@example.com`, role: 'OPERATOR' },
          }),
      }
    },
  ],
]

/** The last one is wide: half a thousand invitations take a while. */
const measured = limits.slice(0, samples({ test: limits.length - 1, proof: limits.length }))

let worst = 0
let counted = 0

describe('counted over two processes at once, exact within one:', () => {
  test.each(measured)('%s', patience, async (_name, begin) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { allowed, attempt } = await begin()
      // Few enough at a time that no process is overloaded, which is answered otherwise.
      const answers: Answer[] = []
      let next = 0
      const worker = async () => {
        while (next < allowed + EXCESS) {
          next += 1
          answers.push(await attempt(next))
        }
      }
      await Promise.all(Array.from({ length: 100 }, worker))
      const refused = answers.filter(({ status }) => status === 429)
      expect(answers.every(({ status }) => status !== 500 && status !== 503)).toBe(true)
      const through = answers.length - refused.length
      worst = Math.max(worst, Math.abs(through - allowed))
      counted += answers.length
      expect(Math.abs(through - allowed), `let ${through} through where ${allowed} are allowed`).toBeLessThan(
        2,
      )
      for (const { text } of refused) {
        expect(JSON.parse(text).error.data.refusal).toMatchObject({
          code: 'RATE_LIMITED',
          details: { retryAfterSeconds: expect.any(Number) },
        })
      }
    }
  })
  afterAll(() =>
    figure(
      15,
      `${counted} attempts on ${measured.length} limits over two processes: off by ${worst} at most`,
    ),
  )
})

test('a count survives the death of every process', async () => {
  const { username } = await addUser(product)
  const ip = freshAddress()
  const signIn = (url: string, password: string) =>
    ask(url, 'auth.signIn', {
      kind: 'mutation',
      ip,
      origin: fleet.workspaceOrigin,
      input: { login: username, password },
    })
  const first = await serve('serve-product.ts', product.url, fleet.environment)
  for (let n = 0; n < 10; n += 1) expect((await signIn(first.url, 'wrong')).status).toBe(401)
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')
  const second = await serve('serve-product.ts', product.url, fleet.environment)
  expect(await signIn(second.url, testPassword)).toMatchObject({ status: 429, refusal: 'RATE_LIMITED' })
  await second.stop()
})

describe('who claims to come from elsewhere', () => {
  /** Guesses until refused, from an address that changes with each in the way given. */
  async function throughUntilRefused(url: string, headersOf: (n: number) => Record<string, string>) {
    const input = (n: number) => ({ login: `nobody-${n}-${newToken()}`, password: 'none' })
    let through = 0
    for (let n = 0; n < 140; n += 1) {
      const answer = await ask(url, 'auth.signIn', {
        kind: 'mutation',
        origin: fleet.workspaceOrigin,
        input: input(n),
        headers: headersOf(n),
      })
      if (answer.status === 429) break
      through += 1
    }
    return through
  }

  test('is believed from a trusted proxy only', async () => {
    const direct = await serve('serve-product.ts', product.url, {
      ...fleet.environment,
      TRUSTED_PROXIES: '',
    })
    const through = await throughUntilRefused(direct.url, (n) => ({
      'x-forwarded-for': `192.0.2.${n}`,
      forwarded: `for=192.0.2.${n}`,
      'x-real-ip': `192.0.2.${n}`,
      'cf-connecting-ip': `192.0.2.${n}`,
      'true-client-ip': `192.0.2.${n}`,
    }))
    await direct.stop()
    expect(through).toBe(100)
  })

  test('gains nothing by what it adds to the list before the proxy does', async () => {
    const ip = freshAddress()
    const through = await throughUntilRefused(serverOf(fleet, 0).url, (n) => ({
      'x-forwarded-for': `192.0.2.${n}, 198.51.100.${n}, ${ip}`,
    }))
    expect(through).toBe(100)
  })
})
