import { addCompany, asVisitor, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

/** Attempts at each kind of name. */
const SAMPLES = 80
/** Attempts one account allows before they are refused without a look at the password. */
const PER_NAME = 4

let addresses = 0
let strangers = 0

/**
 * Times attempts at names that exist and at names that do not, turn by turn, so that whatever else the machine
 * does falls on both.
 */
async function timeBoth(attempt: (login: string) => Promise<unknown>, samples: number) {
  const known: number[] = []
  const unknown: number[] = []
  const time = async (login: string, into: number[]) => {
    const startedAt = performance.now()
    await attempt(login).catch(() => {})
    into.push(performance.now() - startedAt)
  }
  for (let i = 0; i < samples / PER_NAME; i++) {
    const { user } = await addCompany(product)
    const nobody = `nobody${++strangers}@example.com`
    for (let j = 0; j < PER_NAME; j++) {
      if ((i + j) % 2 === 0) await time(user.email, known)
      await time(nobody, unknown)
      if ((i + j) % 2 !== 0) await time(user.email, known)
    }
  }
  return { known, unknown }
}

/** How well the time tells the two apart: 0.5 not at all, 0 or 1 always (area under the ROC curve). */
function telling(known: number[], unknown: number[]): number {
  let above = 0
  for (const a of known) for (const b of unknown) above += a > b ? 1 : a === b ? 0.5 : 0
  return above / (known.length * unknown.length)
}

const visitor = () =>
  asVisitor(product, {
    request: { requestId: 'test', ip: `2001:db8::${(++addresses).toString(16)}`, userAgent: null },
  })

test.each([
  ['signing in', (login: string) => visitor().auth.signIn({ login, password: 'not the password' })],
  ['asking for a new password', (login: string) => visitor().auth.requestPasswordReset({ login })],
])('%s takes as long whether or not there is such an account', { timeout: 300_000 }, async (_, attempt) => {
  // The first ones also load and compile.
  await timeBoth(attempt, 8)
  const { known, unknown } = await timeBoth(attempt, SAMPLES)
  // Four standard deviations of the measure when the two are the same.
  const noise = 4 * Math.sqrt((2 * known.length + 1) / (12 * known.length ** 2))
  expect(Math.abs(telling(known, unknown) - 0.5)).toBeLessThan(noise)
})
