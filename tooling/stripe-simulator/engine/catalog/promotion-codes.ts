import type { PromotionCode } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'

/** What people type in to get a coupon. */
export const promotionCodes: Resource = {
  routes: [
    { method: 'POST', path: '/v1/promotion_codes', handle: ({ state, params }) => create(state, params) },
    { method: 'GET', path: '/v1/promotion_codes', handle: list },
    {
      method: 'GET',
      path: '/v1/promotion_codes/:id',
      handle: ({ state, id }) => state.all.promotionCodes.need(id),
    },
    { method: 'POST', path: '/v1/promotion_codes/:id', handle: update },
  ],
}

function create(state: State, params: Params): PromotionCode {
  const promotion = params.part('promotion')
  const couponId = promotion ? promotion.need('coupon') : params.need('promotion')
  const coupon = state.all.coupons.need(couponId, 'promotion[coupon]')
  const code = params.text('code') ?? state.id('code', 8).slice(5).toUpperCase()
  const customer = params.text('customer') ?? null
  if (customer) state.all.customers.need(customer, 'customer')
  const taken = sameCode(state, code).some((it) => it.active && it.customer === customer)
  if (taken)
    throw invalid(`An active promotion code with \`code: ${code}\` already exists.`, { param: 'code' })
  const restrictions = params.part('restrictions')
  const promotionCode: PromotionCode = {
    id: state.id('promo'),
    object: 'promotion_code',
    active: params.flag('active') ?? true,
    code,
    created: state.nowOn(null),
    customer,
    customer_account: null,
    expires_at: params.time('expires_at') ?? coupon.redeem_by,
    livemode: false,
    max_redemptions: params.integer('max_redemptions') ?? null,
    metadata: params.metadata(),
    promotion: { coupon: coupon.id, type: 'coupon' },
    restrictions: {
      first_time_transaction: restrictions?.flag('first_time_transaction') ?? false,
      minimum_amount: restrictions?.integer('minimum_amount') ?? null,
      minimum_amount_currency: restrictions?.text('minimum_amount_currency') ?? null,
    },
    times_redeemed: 0,
  }
  state.all.promotionCodes.put(promotionCode)
  emit(state, 'promotion_code.created', promotionCode)
  return promotionCode
}

/** Codes are the same in capital and small letters. */
function sameCode(state: State, code: string): PromotionCode[] {
  return [...state.all.promotionCodes.values()].filter((it) => it.code.toLowerCase() === code.toLowerCase())
}

/** The promotion code that a customer may use under this code now. */
export function findPromotionCode(
  state: State,
  code: string,
  customer: string | null,
): PromotionCode | undefined {
  return sameCode(state, code).find(
    (it) =>
      it.active &&
      (it.customer === null || it.customer === customer) &&
      redeemable(it, state.nowFor(customer)),
  )
}

export function redeemable(code: PromotionCode, now: number): boolean {
  return (
    code.active &&
    (code.max_redemptions === null || code.times_redeemed < code.max_redemptions) &&
    (code.expires_at === null || now <= code.expires_at)
  )
}

function update({ state, params, id }: SimulatorRequest): PromotionCode {
  return change(
    state,
    state.all.promotionCodes,
    'promotion_code.updated',
    state.all.promotionCodes.need(id),
    (it) => {
      it.active = params.flag('active') ?? it.active
      it.metadata = params.metadata(it.metadata ?? {})
    },
  )
}

function list({ state, params }: SimulatorRequest): object {
  const [active, code] = [params.flag('active'), params.text('code')]
  const [customer, coupon] = [params.text('customer'), params.text('coupon')]
  return listPage(state.all.promotionCodes, params, {
    url: '/v1/promotion_codes',
    where: (it) =>
      (active === undefined || it.active === active) &&
      (!code || it.code.toLowerCase() === code.toLowerCase()) &&
      (!customer || it.customer === customer) &&
      (!coupon || it.promotion.coupon === coupon),
  })
}
