import type { CouponDuration, Currency, Localized } from '@leasehold/catalog'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, money, rowVersion } from './columns.ts'

/** Something off: a share or an amount, for one invoice, some months or all. Never changed once made. */
export const coupons = pgTable('coupons', {
  id: uuid().primaryKey(),
  name: jsonb().$type<Localized>().notNull(),
  /** Hundredths of a percent (2000 is 20 %); NULL when it is an amount. */
  percentOff: integer(),
  amountOff: money(),
  currency: text().$type<Currency>(),
  duration: text().$type<CouponDuration>().notNull(),
  months: integer(),
  maxRedemptions: integer(),
  redeemBy: instant(),
  /** Stripe's id; NULL until it was pushed. */
  providerId: text(),
  createdBy: uuid(),
  createdAt: createdAt(),
  /** When it was withdrawn: who has it keeps it. */
  withdrawnAt: instant(),
  version: rowVersion(),
  /** Version that Stripe has; NULL before the first. */
  pushedVersion: integer(),
  /** Why Stripe did not take the present version, as a code; NULL when it did, or was not asked yet. */
  pushError: text(),
})

/** A word that customers type to get a coupon. */
export const promotionCodes = pgTable(
  'promotion_codes',
  {
    id: uuid().primaryKey(),
    couponId: uuid()
      .notNull()
      .references(() => coupons.id),
    /** Upper case. */
    code: text().notNull(),
    maxRedemptions: integer(),
    expiresAt: instant(),
    /** Only for who has not paid before. */
    firstTimeOnly: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    redemptions: integer().notNull().default(0),
    providerId: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    version: rowVersion(),
    /** As of coupons. */
    pushedVersion: integer(),
    pushError: text(),
  },
  (t) => [uniqueIndex().on(t.code), index().on(t.couponId)],
)
