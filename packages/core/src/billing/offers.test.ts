import { coupons, plans as planTable, promotionCodes } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { refusalOf, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerOf, inDays, payPage, trialCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

const yearly = { plan: 'professional', cycle: 'yearly' as const, keepTrial: false }
const basic = { plan: 'basic', cycle: 'monthly' as const, keepTrial: false }

describe('what may be bought', () => {
  test.each([
    ['a plan that there is not', { plan: 'nothing' }],
    ['an add-on or a trial', { plan: 'trial' }],
  ])('is not %s', async (_what, other) => {
    const { billing } = await trialCompany(product)
    expect(await refusalOf(billing.buy({ ...basic, ...other }))).toBe('NOT_OFFERED')
  })

  test('is not more users of a plan without a limit', async () => {
    const { billing } = await trialCompany(product)
    const unlimited = { ...basic, plan: 'enterprise', seats: 3 }
    expect(await refusalOf(billing.buy(unlimited))).toBe('SEATS_NOT_OFFERED')
  })

  test('is not what is kept out of sight', async () => {
    const { billing } = await trialCompany(product)
    const db = product.database.platform
    const hide = (hidden: boolean) => db.update(planTable).set({ hidden }).where(eq(planTable.key, 'basic'))
    await hide(true)
    expect(await refusalOf(billing.buy(basic))).toBe('NOT_OFFERED')
    expect((await billing.offers()).plans.map(({ key }) => key)).not.toContain('basic')
    await hide(false)
  })

  test('is shown side by side with what it costs and brings', async () => {
    const { billing } = await trialCompany(product)
    const { kind, refusal, plans, features } = await billing.offers()
    expect({ kind, refusal }).toEqual({ kind: 'buy', refusal: null })
    expect(plans.map(({ key }) => key)).toEqual(['basic', 'professional', 'enterprise'])
    const [first] = plans
    expect(first?.prices.find(({ cycle }) => cycle === 'yearly')).toMatchObject({
      amount: 600_000,
      currency: 'CNY',
      seatAmount: 96_000,
    })
    expect(features.map(({ key }) => key)).toContain('POS')
    expect(first?.values).toMatchObject({ POS: false, CRM: true, users: 10 })
  })
})

describe('a promotion code', () => {
  const make = async (code: string, given: { firstTimeOnly?: boolean; expiresAt?: Date } = {}) => {
    const db = product.database.platform
    const coupon = {
      name: 'A fifth off',
      percentOff: 2_000,
      amountOff: null,
      currency: null,
      duration: 'once' as const,
      months: null,
      maxRedemptions: null,
      redeemBy: null,
    }
    const { id } = await product.payments.createCoupon(coupon, `coupon:${code}`)
    const couponId = crypto.randomUUID()
    const name = { en: coupon.name, 'zh-CN': coupon.name, ja: coupon.name }
    await db.insert(coupons).values({ ...coupon, id: couponId, name, providerId: id })
    const { firstTimeOnly = false, expiresAt = null } = given
    const limits = { maxRedemptions: null, expiresAt, firstTimeOnly }
    const made = await product.payments.createPromotionCode(
      { couponId: id, code, ...limits, expiresAt: null },
      `code:${code}`,
    )
    await db
      .insert(promotionCodes)
      .values({ id: crypto.randomUUID(), couponId, code, ...limits, providerId: made.id })
  }

  test('is taken off what is paid first', async () => {
    await make('WELCOME20')
    const { tenant, billing } = await trialCompany(product)
    const asked = { ...yearly, promotionCode: 'welcome20' }
    expect(await billing.preview(asked)).toMatchObject({
      expected: 2_240_000,
      today: { lines: [{ amount: 2_800_000 }, { kind: 'discount', amount: -560_000 }] },
      renewal: { amount: 2_800_000 },
    })
    await billing.buy(asked)
    await runJobs(product)
    expect(await payPage(product, tenant.id)).toMatchObject({ isBought: true })
    const { invoices } = await product.payments.listInvoices({
      customerId: await customerOf(product, tenant.id),
    })
    expect(invoices.map(({ amountPaid }) => amountPaid)).toEqual([2_240_000])
  })

  test('that there is not, or that has ended, is refused', async () => {
    const { billing } = await trialCompany(product)
    await make('OVER', { expiresAt: inDays(-1) })
    for (const promotionCode of ['NOTHING', 'OVER']) {
      expect(await refusalOf(billing.buy({ ...basic, promotionCode }))).toBe('CODE_NOT_VALID')
      expect(await refusalOf(billing.preview({ ...basic, promotionCode }))).toBe('CODE_NOT_VALID')
    }
  })
})
