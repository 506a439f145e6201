import type { Call } from '../kernel/index.ts'
import { type PaymentProvider, ProviderError } from '../payments/index.ts'
import { codeToPush, couponToPush } from './rules.ts'
import * as store from './store.ts'

/** Rows handled in one go. */
const AT_ONCE = 200

/**
 * Has Stripe know a coupon as it is now. Run again it changes nothing: the key makes it once, and which version Stripe
 * has is written down. Without anybody connected it waits.
 *
 * @throws ProviderError when Stripe did not answer: the job comes back
 */
export async function pushCoupon(call: Call, couponId: string): Promise<void> {
  const { payments, database } = call
  const db = database.platform
  const coupon = await store.readCoupon(db, couponId)
  if (!payments || !coupon || coupon.pushedVersion === coupon.version) return
  const { version } = coupon
  await noting(
    (pushError) => store.savePushedCoupon(db, couponId, { pushError }),
    async () => {
      const providerId = coupon.providerId ?? (await make(payments, coupon))
      if (providerId && coupon.withdrawnAt) await payments.withdrawCoupon(providerId)
      const known = providerId ? { providerId } : {}
      await store.savePushedCoupon(db, couponId, { ...known, pushedVersion: version, pushError: null })
    },
  )
}

/** Null for one that was withdrawn before Stripe heard of it. */
async function make(payments: PaymentProvider, coupon: store.CouponRow): Promise<string | null> {
  if (coupon.withdrawnAt) return null
  return (await payments.createCoupon(couponToPush(coupon), `coupon:${coupon.id}`)).id
}

/**
 * The same of a promotion code; its coupon comes first.
 *
 * @throws ProviderError when Stripe did not answer
 */
export async function pushCode(call: Call, id: string): Promise<void> {
  const { payments, database } = call
  const db = database.platform
  const code = await store.readCode(db, id)
  if (!payments || !code || code.pushedVersion === code.version) return
  const { version, active } = code
  let coupon = await store.readCoupon(db, code.couponId)
  if (coupon && !coupon.providerId) {
    await pushCoupon(call, coupon.id)
    coupon = await store.readCoupon(db, code.couponId)
  }
  const couponId = coupon?.providerId
  if (!couponId) {
    // The coupon says why; one that was withdrawn before has no codes at Stripe.
    if (coupon?.withdrawnAt) await store.savePushedCode(db, id, { pushedVersion: version, pushError: null })
    else await store.savePushedCode(db, id, { pushError: coupon?.pushError ?? 'coupon' })
    return
  }
  await noting(
    (pushError) => store.savePushedCode(db, id, { pushError }),
    async () => {
      // Nobody can use what Stripe never heard of.
      const isNew = code.providerId === null
      if (isNew && !active) return store.savePushedCode(db, id, { pushedVersion: version, pushError: null })
      const providerId =
        code.providerId ?? (await payments.createPromotionCode(codeToPush(code, couponId), `code:${id}`)).id
      if (!isNew) await payments.setPromotionCodeActive(providerId, active)
      await store.savePushedCode(db, id, { providerId, pushedVersion: version, pushError: null })
    },
  )
}

/** What Stripe refuses for good is written down, for staff to see; what it did not answer is tried again. */
async function noting(note: (error: string) => Promise<void>, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ProviderError) || !error.isFinal) throw error
    await note(error.code)
  }
}

/**
 * Pushes whatever Stripe does not have yet, such as what was made before anybody was connected.
 *
 * @returns what was looked at
 */
export async function pushAll(call: Call): Promise<number> {
  if (!call.payments) return 0
  const behind = await store.listUnpushed(call.database.platform, AT_ONCE)
  for (const id of behind.coupons) await pushCoupon(call, id)
  for (const id of behind.codes) await pushCode(call, id)
  return behind.coupons.length + behind.codes.length
}

/**
 * Takes over how often codes were used, which Stripe counts.
 *
 * @returns codes whose count has changed
 */
export async function countRedemptions(call: Call): Promise<number> {
  const { payments, database, now } = call
  if (!payments) return 0
  let changed = 0
  let after: string | null = null
  for (;;) {
    const rows: Awaited<ReturnType<typeof store.listCounted>> = await store.listCounted(database.platform, {
      after,
      limit: AT_ONCE,
      now,
    })
    for (const { id, providerId, redemptions } of rows) {
      const theirs = providerId === null ? null : await payments.fetchPromotionCode(providerId)
      if (!theirs || theirs.redemptions === redemptions) continue
      await store.saveRedemptions(database.platform, id, theirs.redemptions)
      changed += 1
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < AT_ONCE) return changed
  }
}
