import type { Coupon, Discount } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { addMonths } from '../arithmetic/periods.ts'
import { refresh } from '../catalog/coupons.ts'
import { redeemable } from '../catalog/promotion-codes.ts'

export interface Given {
  customer: string
  subscription?: string
  invoice?: string
  checkoutSession?: string
  currency: string
  now: number
}

/**
 * The discounts that a `discounts` list asks for, newly given; those named by `discount` stay. Each counts as a
 * redemption of its coupon and code.
 */
export function giveDiscounts(state: State, params: Params, given: Given): string[] | undefined {
  return params.parts('discounts')?.map((each) => {
    const kept = each.text('discount')
    if (kept) return state.all.discounts.need(kept, each.name('discount')).id
    const code = each.text('promotion_code')
    if (code) return fromCode(state, code, each.name('promotion_code'), given)
    return give(state, each.need('coupon'), each.name('coupon'), null, given).id
  })
}

function fromCode(state: State, id: string, param: string, given: Given): string {
  const code = state.all.promotionCodes.need(id, param)
  if (!redeemable(code, given.now) || (code.customer && code.customer !== given.customer)) {
    throw invalid('This promotion code cannot be redeemed because it is expired, inactive or used up.', {
      param,
    })
  }
  if (code.restrictions.first_time_transaction && hasPaid(state, given.customer)) {
    throw invalid(
      'This promotion code cannot be redeemed because the associated customer has prior transactions.',
      { param },
    )
  }
  const discount = give(state, code.promotion.coupon ?? '', param, id, given)
  code.times_redeemed++
  state.all.promotionCodes.put(code)
  return discount.id
}

function hasPaid(state: State, customer: string): boolean {
  return state.all.invoices.by('customer', customer).some((it) => it.status === 'paid' && it.amount_paid > 0)
}

function give(state: State, couponId: string, param: string, code: string | null, given: Given): Discount {
  const coupon = refresh(state, state.all.coupons.need(couponId, param), given.now)
  if (!coupon.valid)
    throw invalid(`Coupon expired or used up: ${couponId}`, { code: 'coupon_expired', param })
  if (coupon.currency && coupon.currency !== given.currency) {
    throw invalid(`The coupon is in ${coupon.currency} and cannot be used with ${given.currency}.`, { param })
  }
  const discount: Discount = {
    id: state.id('di'),
    object: 'discount',
    checkout_session: given.checkoutSession ?? null,
    customer: given.customer,
    customer_account: null,
    end: coupon.duration === 'repeating' ? addMonths(given.now, coupon.duration_in_months ?? 0) : null,
    invoice: given.invoice ?? null,
    invoice_item: null,
    promotion_code: code,
    source: { coupon: coupon.id, type: 'coupon' },
    start: given.now,
    subscription: given.subscription ?? null,
    subscription_item: null,
  }
  coupon.times_redeemed++
  state.all.coupons.put(refresh(state, coupon, given.now))
  state.all.discounts.put(discount)
  emit(state, 'customer.discount.created', discount)
  return discount
}

/** The coupon of a discount, and the products it is limited to; also of a coupon that is gone. */
export function couponOf(state: State, discount: string): (Coupon & { products: string[] | null }) | null {
  const id = state.all.discounts.get(discount)?.source.coupon
  if (!id) return null
  const coupon = state.all.coupons.get(id) ?? gone(state.all.notes.get(`deleted-coupon:${id}`)?.coupon)
  if (!coupon) return null
  const limits = state.all.notes.get(`applies_to:${id}`)?.applies_to
  return { ...coupon, products: limits && hasProducts(limits) ? limits.products : null }
}

const gone = (value: unknown): Coupon | null => (isCoupon(value) ? value : null)

function isCoupon(value: unknown): value is Coupon {
  return typeof value === 'object' && value !== null && 'duration' in value
}

function hasProducts(value: unknown): value is { products: string[] } {
  return typeof value === 'object' && value !== null && 'products' in value && Array.isArray(value.products)
}

/** The discounts that still count at a time. */
export function running(state: State, discounts: string[], now: number): string[] {
  return discounts.filter((id) => {
    const end = state.all.discounts.get(id)?.end ?? null
    return end === null || now < end
  })
}

/** Those that go on after an invoice took them: all but the ones given once. */
export function afterUse(state: State, discounts: string[]): string[] {
  return discounts.filter((id) => couponOf(state, id)?.duration !== 'once')
}
