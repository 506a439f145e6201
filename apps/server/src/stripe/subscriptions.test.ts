import { afterAll, beforeAll, expect, test } from 'vitest'
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
  type TestStripe,
} from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

const now = { proration: 'always_invoice' as const, prorationAt: null, metadata: {} }

test('an upgrade charges the difference at once, once for a key, and keeps what is noted', async () => {
  const { payments } = stripe
  const before = await subscribe(stripe, itemsFor('professional', 2))
  const change = { ...now, items: itemsFor('enterprise', 5), metadata: { request: 'r1' } }
  const key = nextKey()
  const after = await payments.changeSubscription(before.id, change, key)
  expect(after).toMatchObject({
    id: before.id,
    metadata: { ...before.metadata, request: 'r1' },
    items: [
      { key: keyOf('enterprise'), quantity: 1 },
      { key: keyOf('enterprise', 'seat'), quantity: 5 },
    ],
    latestInvoice: { state: 'paid' },
  })
  expect(await payments.changeSubscription(before.id, change, key)).toEqual(after)
  const { invoices } = await payments.listInvoices({ customerId: before.customerId })
  expect(invoices).toHaveLength(2)
  expect(invoices[0]?.lines.every(({ kind }) => kind === 'proration')).toBe(true)
  expect(Object.keys(after.metadata).sort()).toEqual(['request', 'tenant_id'])
})

test('items of the same part keep their ids; seats come and go', async () => {
  const { payments, simulator } = stripe
  const before = await subscribe(stripe, itemsFor('basic'))
  const idsOf = () => simulator.state.all.subscriptions.need(before.id).items.data.map(({ id }) => id)
  const [base] = idsOf()
  await payments.changeSubscription(before.id, { ...now, items: itemsFor('professional', 4) }, nextKey())
  expect(idsOf()).toHaveLength(2)
  expect(idsOf()).toContain(base)
  const after = await payments.changeSubscription(
    before.id,
    { ...now, items: itemsFor('professional') },
    nextKey(),
  )
  expect(after.items).toMatchObject([{ key: keyOf('professional'), quantity: 1 }])
  expect(idsOf()).toEqual([base])
})

test('a declined card changes nothing, says why, and says it again', async () => {
  const { payments } = stripe
  const before = await subscribe(stripe, itemsFor('basic'))
  await replaceCard(stripe, before.customerId, 'pm_card_chargeCustomerFail')
  const key = nextKey()
  const change = { ...now, items: itemsFor('enterprise') }
  for (const _ of [1, 2]) {
    const { isFinal, code, declineCode } = await errorOf(payments.changeSubscription(before.id, change, key))
    expect({ isFinal, code, declineCode }).toEqual({
      isFinal: true,
      code: 'card_declined',
      declineCode: 'generic_decline',
    })
  }
  expect(await fetched(stripe, before.id)).toMatchObject({ status: 'active', items: before.items })
})

test('the preview is what the change then charges', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('professional', 2))
  const before = await moveTo(stripe, bought, later(bought.periodStart, 10))
  const prorationAt = later(bought.periodStart, 10)
  const items = itemsFor('enterprise', 3)
  const asked = { subscriptionId: before.id, customerId: before.customerId, items, prorationAt }
  const preview = await payments.previewChange({ ...asked, of: 'now' })
  expect(preview.currency).toBe('CNY')
  expect(preview.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(preview.total)
  expect(preview.amountDue).toBeGreaterThan(0)
  const renewal = await payments.previewChange({ ...asked, of: 'renewal' })
  expect(renewal.total).toBe(8_000_00 + 3 * 80_00)
  expect(renewal.periodStart).toEqual(before.periodEnd)

  const change = { items, proration: 'always_invoice' as const, prorationAt, metadata: {} }
  const after = await payments.changeSubscription(before.id, change, nextKey())
  const invoice = await payments.fetchInvoice(after.latestInvoice?.id ?? '')
  expect(invoice?.total).toBe(preview.total)
  expect(invoice?.amountPaid).toBe(preview.amountDue)
})

test('another cycle begins a period of its own', async () => {
  const { payments } = stripe
  const before = await subscribe(stripe, itemsFor('basic'))
  const items = itemsFor('basic', 0, 'yearly')
  const asked = {
    subscriptionId: before.id,
    customerId: before.customerId,
    items,
    prorationAt: before.periodStart,
  }
  const preview = await payments.previewChange({ ...asked, of: 'now' })
  const after = await payments.changeSubscription(
    before.id,
    { ...now, items, prorationAt: before.periodStart },
    nextKey(),
  )
  expect((await payments.fetchInvoice(after.latestInvoice?.id ?? ''))?.total).toBe(preview.total)
  expect(after.periodEnd.getTime() - after.periodStart.getTime()).toBeGreaterThan(364 * 86_400_000)
})

test('it is cancelled at the end, called off, and cancelled now', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  const ending = await payments.cancelSubscription(bought.id, 'period_end', nextKey())
  expect(ending).toMatchObject({ status: 'active', endsAt: bought.periodEnd })
  expect(await payments.callOff(bought.id, nextKey())).toMatchObject({ endsAt: null })
  expect(await payments.callOff(bought.id, nextKey())).toMatchObject({ endsAt: null })
  const ended = await payments.cancelSubscription(bought.id, 'now', nextKey())
  expect(ended.status).toBe('canceled')
  expect(ended.endedAt).not.toBeNull()
  expect(await payments.cancelSubscription(bought.id, 'now', nextKey())).toEqual(ended)
  expect(await payments.cancelSubscription(bought.id, 'period_end', nextKey())).toEqual(ended)
})

test('it ends when its period does', async () => {
  const bought = await subscribe(stripe)
  await stripe.payments.cancelSubscription(bought.id, 'period_end', nextKey())
  const ended = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(ended).toMatchObject({ status: 'canceled', endedAt: bought.periodEnd, endsAt: bought.periodEnd })
})

test('paused, nothing is charged; unpaused, it is again', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  expect(await payments.pauseSubscription(bought.id, nextKey())).toMatchObject({ isCollectionPaused: true })
  const next = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(next).toMatchObject({ periodStart: bought.periodEnd, latestInvoice: { state: 'void' } })
  expect(await payments.unpauseSubscription(bought.id, nextKey())).toMatchObject({
    isCollectionPaused: false,
  })
  const paid = await moveTo(stripe, bought, later(next.periodEnd, 1))
  expect(paid).toMatchObject({ status: 'active', latestInvoice: { state: 'paid' } })
})

test('a trial is extended', async () => {
  const bought = await subscribe(stripe)
  const trialEndsAt = later(bought.periodStart, 20)
  const trialing = await stripe.payments.extendTrial(bought.id, trialEndsAt, nextKey())
  expect(trialing).toMatchObject({ status: 'trialing', trialEndsAt })
})

test('a renewal that is not paid is past due, with the reason, until it is', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  await replaceCard(stripe, bought.customerId, 'pm_card_chargeCustomerFail')
  const due = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(due).toMatchObject({ status: 'past_due', latestInvoice: { state: 'open' } })
  const invoiceId = due.latestInvoice?.id ?? ''
  expect(await payments.fetchInvoice(invoiceId)).toMatchObject({
    state: 'open',
    attempts: 1,
    failure: { code: 'card_declined', declineCode: 'generic_decline' },
    amountRemaining: 2_800_00,
  })
  expect(await errorOf(payments.payInvoice(invoiceId, {}, nextKey()))).toMatchObject({
    isFinal: true,
    code: 'card_declined',
  })
  const good = await replaceCard(stripe, bought.customerId, 'pm_card_visa')
  const paid = await payments.payInvoice(invoiceId, { paymentMethodId: good }, nextKey())
  expect(paid).toMatchObject({ state: 'paid', failure: null, amountRemaining: 0 })
  expect(await payments.payInvoice(invoiceId, {}, nextKey())).toMatchObject({ state: 'paid' })
  expect(await fetched(stripe, bought.id)).toMatchObject({ status: 'active' })
})

test('all are listed page by page, ended ones too; of one customer its own', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  await payments.cancelSubscription(bought.id, 'now', nextKey())
  const own = await payments.listSubscriptions({ customerId: bought.customerId })
  expect(own.subscriptions.map(({ id, status }) => [id, status])).toEqual([[bought.id, 'canceled']])
  const seen = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await payments.listSubscriptions(cursor ? { cursor } : {})
    for (const { id } of page.subscriptions) seen.add(id)
    cursor = page.next
  }
  expect(seen.has(bought.id)).toBe(true)
  expect(seen.size).toBe(stripe.simulator.state.all.subscriptions.size)
})

test('there is none by an unknown id', async () => {
  expect(await stripe.payments.fetchSubscription('sub_none')).toBeNull()
  expect(await stripe.payments.fetchInvoice('in_none')).toBeNull()
  expect(await stripe.payments.fetchPromotionCode('promo_none')).toBeNull()
})
