import { expect, test } from 'vitest'
import { Params } from '../kernel/params.ts'
import { createCustomer } from './customers/customers.ts'
import { createSubscription } from './subscriptions/create.ts'
import { openShop, start } from './testing.ts'

const count = 3000

test('thousands of subscriptions are listed, previewed and renewed quickly', async () => {
  const { simulator, stripe, prices } = await openShop()
  const { state } = simulator
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
  for (let at = 0; at < count; at++) {
    const customer = createCustomer(state, new Params({ test_clock: clock.id })).id
    createSubscription(
      state,
      new Params({ customer, items: { 0: { price: prices.small.id } }, trial_period_days: '7' }),
    )
  }
  const took: Record<string, number> = {}
  const measure = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const before = performance.now()
    const result = await act()
    took[what] = Math.round(performance.now() - before)
    return result
  }
  await stripe.subscriptions.list({ limit: 100 })
  const page = await measure('a page of 100', () => stripe.subscriptions.list({ limit: 100 }))
  const all = await measure('all pages', () =>
    stripe.subscriptions.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  )
  const [one] = page.data
  await measure('a preview', () => stripe.invoices.createPreview({ subscription: one?.id ?? '' }))
  await measure('a month', () =>
    stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 32 * 86_400 }),
  )
  console.info(`${count} subscriptions, in ms:`, took)
  expect(new Set(all.map(({ id }) => id)).size).toBe(count)
  expect(took['a page of 100']).toBeLessThan(500)
  const { status } = state.all.subscriptions.need(one?.id ?? '')
  // None has a card: every charge after the trial failed.
  expect(status).toBe('unpaid')
  await simulator.stop()
})
