import type { CouponOf, ListCoupons, ListPromotionCodes, Page } from '@leasehold/contracts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../kernel/index.ts'
import { codeState, couponState, type PushState, pushState } from './rules.ts'
import * as store from './store.ts'

type CouponRow = Awaited<ReturnType<typeof store.listCoupons>>[number]
type CodeRow = Awaited<ReturnType<typeof store.listCodes>>[number]

/** A coupon, how often it was used, and how far Stripe knows of it. */
export type ListedCoupon = Omit<CouponRow, 'pushedVersion'> & {
  state: ReturnType<typeof couponState>
  push: PushState
  may: { withdraw: boolean; addCode: boolean }
}

/** A promotion code, the same of it. */
export type ListedCode = Omit<CodeRow, 'pushedVersion'> & {
  couponName: CouponRow['name'] | null
  state: ReturnType<typeof codeState>
  push: PushState
  may: { switch: boolean }
}

/** Coupons, newest first: those that somebody can still get, or all. */
export async function listCoupons(call: PlatformQuery, input: ListCoupons): Promise<Page<ListedCoupon>> {
  const place = decodePlace(input.cursor, ['uuid'])
  const filter = { open: input.state === 'open', now: call.now }
  const { limit } = input
  const rows = await store.listCoupons(call.database.platform, filter, { place, limit })
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toCoupon(call, row)) }
}

/** @throws NotFound */
export async function getCoupon(call: PlatformQuery, { couponId }: CouponOf): Promise<ListedCoupon> {
  const [row] = await store.readListedCoupons(call.database.platform, [couponId])
  if (!row) throw new NotFound('coupon')
  return toCoupon(call, row)
}

/** Promotion codes, newest first: of one coupon, or those that begin with something. */
export async function listPromotionCodes(
  call: PlatformQuery,
  input: ListPromotionCodes,
): Promise<Page<ListedCode>> {
  const db = call.database.platform
  const place = decodePlace(input.cursor, ['uuid'])
  const { limit } = input
  const page = toPage(await store.listCodes(db, input, { place, limit }), limit, place, ({ id }) => [id])
  const ids = [...new Set(page.items.map(({ couponId }) => couponId))]
  const coupons = new Map((await store.readListedCoupons(db, ids)).map((row) => [row.id, row]))
  const manages = call.admin.permissions.has('coupons:manage')
  return {
    ...page,
    items: page.items.map(({ pushedVersion, ...row }) => {
      const coupon = coupons.get(row.couponId)
      return {
        ...row,
        couponName: coupon?.name ?? null,
        state: codeState(row, coupon ? couponState(coupon, call.now) : 'withdrawn', call.now),
        push: pushState({ ...row, pushedVersion }, call.payments !== null),
        may: { switch: manages && !coupon?.withdrawnAt },
      }
    }),
  }
}

function toCoupon(call: PlatformQuery, { pushedVersion, ...row }: CouponRow): ListedCoupon {
  const state = couponState(row, call.now)
  const manages = call.admin.permissions.has('coupons:manage')
  return {
    ...row,
    state,
    push: pushState({ ...row, pushedVersion }, call.payments !== null),
    may: { withdraw: manages && state !== 'withdrawn', addCode: manages && state === 'open' },
  }
}
