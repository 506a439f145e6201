import { findPromotionCode } from '../../engine/catalog/promotion-codes.ts'
import type { CheckoutSession, Coupon } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'

type Discounts = NonNullable<CheckoutSession['discounts']>

/** The discounts that a session is created with: at most one, a coupon or a promotion code. */
export function discountsFrom(state: State, params: Params, currency: string | null): Discounts | null {
  const asked = params.parts('discounts')
  if (!asked?.length) return null
  if (params.has('allow_promotion_codes')) {
    throw invalid('You may only specify one of these parameters: allow_promotion_codes, discounts.')
  }
  if (asked.length > 1) throw invalid('You may only specify up to one discount.', { param: 'discounts' })
  return asked.map((each) => {
    const codeId = each.text('promotion_code')
    const code = codeId ? state.all.promotionCodes.need(codeId, each.name('promotion_code')) : null
    if (code && !code.active)
      throw invalid('This promotion code is inactive.', { param: each.name('promotion_code') })
    const couponId = code ? code.promotion.coupon : each.need('coupon')
    const coupon = state.all.coupons.need(couponId ?? '', each.name('coupon'))
    const problem = problemWith(coupon, currency)
    if (problem) throw invalid(problem, { param: each.name('coupon') })
    return { coupon: coupon.id, promotion_code: code?.id ?? null }
  })
}

function problemWith(coupon: Coupon, currency: string | null): string | null {
  if (!coupon.valid) return `Coupon expired or used up: ${coupon.id}`
  if (coupon.currency && coupon.currency !== currency) return `The coupon is in ${coupon.currency}.`
  return null
}

/** Applies a code that somebody typed in; says why not, or null. */
export function redeemCode(state: State, session: CheckoutSession, text: string): string | null {
  if (text.trim() === '') {
    session.discounts = []
    return null
  }
  const code = findPromotionCode(state, text.trim(), session.customer)
  const coupon = code ? state.all.coupons.get(code.promotion.coupon) : undefined
  if (!code || !coupon) return 'This code is invalid.'
  const { minimum_amount: least, first_time_transaction: isForFirst } = code.restrictions
  if (problemWith(coupon, session.currency)) return 'This code cannot be used here.'
  if (least !== null && (session.amount_subtotal ?? 0) < least) return 'This code needs a larger order.'
  const invoices = session.customer ? state.all.invoices.by('customer', session.customer) : []
  if (isForFirst && invoices.some(({ amount_paid: paid }) => paid > 0)) {
    return 'This code is for a first order only.'
  }
  session.discounts = [{ coupon: coupon.id, promotion_code: code.id }]
  return null
}
