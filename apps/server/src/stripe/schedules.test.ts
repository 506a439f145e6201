import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  errorOf,
  fetched,
  itemsFor,
  keyOf,
  later,
  moveTo,
  nextKey,
  replaceCard,
  startStripe,
  subscribe,
  type TestPlan,
  type TestStripe,
} from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())
beforeEach(() => stripe.simulator.faults.clear())

const target = (plan: TestPlan, seats = 0) => ({ items: itemsFor(plan, seats), metadata: { plan } })
const now = { proration: 'always_invoice' as const, prorationAt: null, metadata: {} }

const heldSchedules = ({ simulator }: TestStripe, subscription: string) =>
  [...simulator.state.all.schedules.values()].filter((each) => each.subscription === subscription)

test('a downgrade waits for the period’s end, charges nothing until then, and then holds', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('enterprise', 2))
  const scheduled = await payments.scheduleChange(bought.id, target('basic'), nextKey())
  expect(scheduled).toMatchObject({
    items: bought.items,
    periodEnd: bought.periodEnd,
    endsAt: null,
    scheduled: { at: bought.periodEnd, items: [{ key: keyOf('basic'), quantity: 1 }] },
  })
  expect((await payments.listInvoices({ customerId: bought.customerId })).invoices).toHaveLength(1)

  const next = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(next).toMatchObject({
    items: [{ key: keyOf('basic'), quantity: 1 }],
    metadata: { plan: 'basic' },
    periodStart: bought.periodEnd,
    scheduled: null,
    latestInvoice: { state: 'paid' },
  })
  const renewal = await payments.fetchInvoice(next.latestInvoice?.id ?? '')
  expect(renewal).toMatchObject({ total: 600_00, lines: [{ kind: 'base', subject: 'basic' }] })
  const after = await moveTo(stripe, next, later(next.periodEnd, 1))
  expect(after).toMatchObject({ status: 'active', items: next.items, periodStart: next.periodEnd })
})

test('another cycle from the period’s end on', async () => {
  const bought = await subscribe(stripe, itemsFor('basic'))
  const yearly = { items: itemsFor('basic', 0, 'yearly'), metadata: {} }
  await stripe.payments.scheduleChange(bought.id, yearly, nextKey())
  const next = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(next).toMatchObject({
    items: [{ key: keyOf('basic', 'base', 'yearly') }],
    periodStart: bought.periodEnd,
  })
  expect(next.periodEnd.getTime() - next.periodStart.getTime()).toBeGreaterThan(364 * 86_400_000)
})

test('a later one replaces an earlier one; the same key does it once', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('enterprise'))
  await payments.scheduleChange(bought.id, target('basic'), nextKey())
  const key = nextKey()
  const second = await payments.scheduleChange(bought.id, target('professional', 2), key)
  expect(second.scheduled?.items).toEqual(itemsFor('professional', 2))
  const events = stripe.simulator.state.all.events.size
  expect(await payments.scheduleChange(bought.id, target('professional', 2), key)).toEqual(second)
  expect(stripe.simulator.state.all.events.size).toBe(events)
  expect(heldSchedules(stripe, bought.id)).toHaveLength(1)
})

test('what is scheduled is called off, and replaces an end', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('enterprise'))
  await payments.scheduleChange(bought.id, target('basic'), nextKey())
  expect(await payments.callOff(bought.id, nextKey())).toMatchObject({ scheduled: null, items: bought.items })
  await payments.cancelSubscription(bought.id, 'period_end', nextKey())
  const scheduled = await payments.scheduleChange(bought.id, target('basic'), nextKey())
  expect(scheduled).toMatchObject({ endsAt: null, scheduled: { at: bought.periodEnd } })
  const ending = await payments.cancelSubscription(bought.id, 'period_end', nextKey())
  expect(ending).toMatchObject({ endsAt: bought.periodEnd, scheduled: null })
})

test('what is scheduled survives a change in between, a longer trial, and one that is declined', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('professional'))
  const { scheduled } = await payments.scheduleChange(bought.id, target('basic'), nextKey())
  const grown = await payments.changeSubscription(
    bought.id,
    { ...now, items: itemsFor('professional', 3) },
    nextKey(),
  )
  expect(grown).toMatchObject({ items: itemsFor('professional', 3), scheduled })

  await replaceCard(stripe, bought.customerId, 'pm_card_chargeCustomerFail')
  const declined = payments.changeSubscription(
    bought.id,
    { ...now, items: itemsFor('enterprise') },
    nextKey(),
  )
  expect(await errorOf(declined)).toMatchObject({ code: 'card_declined', isFinal: true })
  expect(await fetched(stripe, bought.id)).toMatchObject({ items: grown.items, scheduled })

  const trialEndsAt = later(bought.periodStart, 40)
  const trialing = await payments.extendTrial(bought.id, trialEndsAt, nextKey())
  expect(trialing).toMatchObject({
    status: 'trialing',
    trialEndsAt,
    scheduled: { at: trialEndsAt, items: itemsFor('basic') },
  })
  await replaceCard(stripe, bought.customerId, 'pm_card_visa')
  expect(await moveTo(stripe, bought, later(trialEndsAt, 1))).toMatchObject({
    status: 'active',
    items: itemsFor('basic'),
    metadata: { plan: 'basic' },
  })
})

const steps = [
  ['/v1/subscriptions/*', 'POST'],
  ['/v1/subscription_schedules', 'POST'],
  ['/v1/subscription_schedules/*', 'POST'],
  ['/v1/subscription_schedules/*/release', 'POST'],
] as const

test.each(steps.flatMap((step) => [[...step, 'cut-after'] as const, [...step, 'cut-before'] as const]))(
  'dying at %s %s (%s) and asked again, a change keeps what is scheduled and charges once',
  async (path, method, kind) => {
    const { payments, simulator } = stripe
    const bought = await subscribe(stripe, itemsFor('professional'))
    const { scheduled } = await payments.scheduleChange(bought.id, target('basic'), nextKey())
    const key = nextKey()
    const change = { ...now, items: itemsFor('enterprise') }
    // Both the call and its repetition by the SDK are cut, whichever step it is.
    simulator.faults.add({ kind, path, method, times: 2 })
    const { isFinal } = await errorOf(payments.changeSubscription(bought.id, change, key))
    expect(isFinal).toBe(false)
    expect((await fetched(stripe, bought.id)).scheduled?.items).toEqual(scheduled?.items)
    const after = await payments.changeSubscription(bought.id, change, key)
    expect(after).toMatchObject({ items: itemsFor('enterprise'), scheduled })
    const { invoices } = await payments.listInvoices({ customerId: bought.customerId })
    expect(invoices.filter(({ state }) => state === 'paid')).toHaveLength(2)
    expect(heldSchedules(stripe, bought.id)).toHaveLength(1)
  },
)

test.each(
  steps.slice(1, 3).flatMap((step) => [[...step, 'cut-after'] as const, [...step, 'cut-before'] as const]),
)('dying at %s %s (%s) and asked again, a change is scheduled once', async (path, method, kind) => {
  const { payments, simulator } = stripe
  const bought = await subscribe(stripe, itemsFor('professional'))
  const key = nextKey()
  simulator.faults.add({ kind, path, method, times: 2 })
  expect((await errorOf(payments.scheduleChange(bought.id, target('basic'), key))).isFinal).toBe(false)
  const after = await payments.scheduleChange(bought.id, target('basic'), key)
  expect(after.scheduled).toEqual({ at: bought.periodEnd, items: itemsFor('basic') })
  expect(heldSchedules(stripe, bought.id)).toHaveLength(1)
})
