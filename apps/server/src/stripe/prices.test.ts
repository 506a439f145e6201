import { afterAll, beforeAll, expect, test } from 'vitest'
import { chargeable } from './prices.ts'
import { errorOf, priceFor, startStripe, type TestStripe } from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

const at = ({ simulator }: TestStripe, key: string) => {
  const [price] = simulator.state.all.prices.by('lookup_key', key)
  return price
}

test('prices are made once, with a product for each version and part', async () => {
  const { payments, simulator } = stripe
  const wanted = (['monthly', 'quarterly', 'yearly'] as const).map((cycle) =>
    priceFor('basic', 'base', cycle),
  )
  const made = await payments.ensurePrices(wanted)
  const before = simulator.state.all.prices.size
  expect(await payments.ensurePrices(wanted)).toEqual(made)
  expect(simulator.state.all.prices.size).toBe(before)
  expect([...made.values()].map(({ productId }) => productId)).toEqual(
    Array(3).fill('leasehold_basic_v1_base'),
  )
})

test.each([
  ['monthly', 'month', 1],
  ['quarterly', 'month', 3],
  ['yearly', 'year', 1],
] as const)('a %s price recurs by %s × %i', (cycle, interval, interval_count) => {
  const price = priceFor('basic', 'base', cycle)
  expect(at(stripe, price.key)).toMatchObject({
    unit_amount: price.amount,
    currency: 'cny',
    recurring: { interval, interval_count },
  })
})

test('amounts go as they are in their minor unit, also without one', async () => {
  const yen = { ...priceFor('basic', 'base', 'monthly'), key: 'yen', amount: 9_800, currency: 'JPY' as const }
  await stripe.payments.ensurePrices([yen])
  expect(at(stripe, 'yen')).toMatchObject({ unit_amount: 9_800, currency: 'jpy' })
})

test('two processes that push the same at once make it once', async () => {
  const other = { ...priceFor('basic', 'base', 'monthly'), key: 'both' }
  const [first, second] = await Promise.all([
    stripe.payments.ensurePrices([other]),
    stripe.payments.ensurePrices([other]),
  ])
  expect(first).toEqual(second)
})

test('a price that says something else than ours is refused, and stays', async () => {
  const price = priceFor('basic', 'base', 'monthly')
  const { code, isFinal } = await errorOf(stripe.payments.ensurePrices([{ ...price, amount: 1 }]))
  expect({ code, isFinal }).toEqual({ code: 'price_differs', isFinal: true })
  expect(at(stripe, price.key)).toMatchObject({ unit_amount: price.amount })
})

test('what has no price yet cannot be bought, and may be later', async () => {
  const { code, isFinal } = await errorOf(
    stripe.payments.changeSubscription(
      'sub_none',
      { items: [], proration: 'none', prorationAt: null, metadata: {} },
      'none',
    ),
  )
  expect({ code, isFinal }).toEqual({ code: 'no_such_object', isFinal: true })
})

test('in currencies of three digits Stripe charges steps of ten', () => {
  expect(chargeable(12_345, 'KWD')).toBe(12_350)
  expect(chargeable(12_344, 'KWD')).toBe(12_340)
  expect(chargeable(12_345, 'CNY')).toBe(12_345)
  expect(chargeable(12_345, 'JPY')).toBe(12_345)
})
