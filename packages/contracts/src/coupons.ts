import { z } from 'zod'
import { idempotencyKey, page, text, uuid, version } from './common.ts'
import { currency } from './places.ts'
import { localizedText } from './plans.ts'

const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

const most = z.int().min(1).max(1_000_000)

export const createCouponInput = z.strictObject({
  idempotencyKey,
  /** Customers read it on their invoices; Stripe takes 40 characters. */
  name: localizedText(text(40)),
  off: z.discriminatedUnion('kind', [
    /** Hundredths of a percent: 2000 is 20 %. */
    z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(10_000) }),
    /** In the minor unit. */
    z.strictObject({ kind: z.literal('amount'), amount: z.int().min(1).max(1_000_000_000_000), currency }),
  ]),
  duration: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once') }),
    z.strictObject({ kind: z.literal('repeating'), months: z.int().min(1).max(60) }),
    z.strictObject({ kind: z.literal('forever') }),
  ]),
  /** Uses in all, over every code; null for any number. */
  maxRedemptions: most.nullable().default(null),
  /** From then on nobody new gets it; null for no end. */
  redeemBy: instant.nullable().default(null),
})

export const couponInput = z.strictObject({ couponId: uuid })

export const withdrawCouponInput = z.strictObject({ couponId: uuid, version })

export const listCouponsInput = z.strictObject({ ...page, state: z.enum(['open', 'all']).default('open') })

export const createPromotionCodeInput = z.strictObject({
  idempotencyKey,
  couponId: uuid,
  /** What customers type: letters, digits and hyphens, whatever their case. */
  code: z
    .string()
    .max(200)
    .transform((value) => value.trim().toUpperCase())
    .pipe(
      z
        .string()
        .min(3)
        .max(40)
        .regex(/^[A-Z0-9][A-Z0-9-]*[A-Z0-9]$/),
    ),
  maxRedemptions: most.nullable().default(null),
  expiresAt: instant.nullable().default(null),
  /** Only for companies that have not paid before. */
  firstTimeOnly: z.boolean().default(false),
})

export const switchPromotionCodeInput = z.strictObject({ id: uuid, version, active: z.boolean() })

export const listPromotionCodesInput = z.strictObject({
  ...page,
  couponId: uuid.optional(),
  /** Beginning of the code. */
  query: text(40).optional(),
})

export type CreateCoupon = z.output<typeof createCouponInput>
export type CouponOf = z.output<typeof couponInput>
export type WithdrawCoupon = z.output<typeof withdrawCouponInput>
export type ListCoupons = z.output<typeof listCouponsInput>
export type CreatePromotionCode = z.output<typeof createPromotionCodeInput>
export type SwitchPromotionCode = z.output<typeof switchPromotionCodeInput>
export type ListPromotionCodes = z.output<typeof listPromotionCodesInput>
