import type { ConsoleRouter } from '@leasehold/api'
import { listSearch, oneOf, type Tone } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['coupons']

export type Coupon = Outputs['get']
export type Code = Outputs['codes']['items'][number]

export const couponsSearch = listSearch({ filters: { state: oneOf(['all']) } })

/** The address of one coupon, with the list of its codes. */
export const codesSearch = listSearch({})

export const couponTones: Record<Coupon['state'], Tone> = {
  open: 'success',
  used_up: 'neutral',
  ended: 'neutral',
  withdrawn: 'neutral',
}

export const codeTones: Record<Code['state'], Tone> = {
  active: 'success',
  inactive: 'neutral',
  used_up: 'neutral',
  ended: 'neutral',
  withdrawn: 'neutral',
}

/** How often to look again while something is on its way to Stripe; false when nothing is. */
export const followPush = (items: readonly { push: Coupon['push'] }[] = []) =>
  items.some(({ push }) => push === 'waiting') ? 2_000 : false
