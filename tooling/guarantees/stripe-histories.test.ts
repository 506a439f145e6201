import { beginReconciliation } from '@leasehold/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCall, testProduct } from '../product/index.ts'
import { runJobs } from '../product/jobs.ts'
import type { PayingProduct } from '../product/stripe.ts'
import { figure, patience, samples } from './samples.ts'
import { type History, live, pushPrices } from './support/stripe-histories.ts'
import { isEntitled, oursOf, truthOf } from './support/stripe-truth.ts'

const HISTORIES = samples({ test: 5, proof: 200 })

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
  await pushPrices(product)
})
afterAll(() => product.close())

async function expectEqual(history: History) {
  const told = `seed ${history.seed}: ${history.steps.join(', ')}`
  const truth = truthOf(product, history)
  expect(await oursOf(product, history), told).toEqual(truth)
  expect(await isEntitled(product, history, truth), told).toBe(true)
}

test(
  `${HISTORIES} histories, shuffled and up to three times each: all equal Stripe’s truth`,
  patience,
  async () => {
    let steps = 0
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const history = await live(product, seed, { drop: 0, copies: 3 })
      steps += history.steps.length
      await expectEqual(history)
    }
    figure(
      2,
      `${HISTORIES} histories of ${steps} steps, shuffled and repeated: all equal without reconciling`,
    )
  },
)

test(
  `${HISTORIES} histories with every fifth event lost: all equal after reconciling`,
  patience,
  async () => {
    const histories: History[] = []
    for (let seed = 1; seed <= HISTORIES; seed++)
      histories.push(await live(product, 10_000 + seed, { drop: 0.2, copies: 3 }))
    const call = testCall(product)
    await product.database.platformTransaction((tx) => beginReconciliation({ ...call, tx }, true))
    await runJobs(product)
    for (const history of histories) await expectEqual(history)
    figure(2, `${HISTORIES} histories with 20 % of events lost: all equal after reconciling`)
  },
)
