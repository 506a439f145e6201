import type { Currency, Cycle } from '@leasehold/catalog'

/** A price as our catalog has it. `key` is its lookup key: what it stands for never changes. */
export type PriceToPush = {
  key: string
  /** Amount in the minor unit for one cycle of one. */
  amount: number
  currency: Currency
  cycle: Cycle
  /** Product that it is a price of: a plan's version, or its seats. */
  product: { key: string; name: string }
}

export type PricedItem = { key: string; quantity: number }

export type CheckoutToCreate = {
  customerId: string
  items: PricedItem[]
  /** On the session and on the subscription that comes of it. */
  metadata: Record<string, string>
  locale: string
  successUrl: string
  cancelUrl: string
  expiresAt: Date
  /** The trial that is still left, if it goes on; null to begin paying at once. */
  trialEndsAt: Date | null
  promotionCodeId: string | null
}

export type ChangeNow = {
  items: PricedItem[]
  /** `always_invoice` charges at once; `none` charges from the next period on. */
  proration: 'always_invoice' | 'none'
  prorationAt: Date | null
  metadata: Record<string, string>
}

export type PreviewToAsk = {
  subscriptionId: string
  customerId: string
  items: PricedItem[]
  prorationAt: Date
  /** `renewal`: what the first period after this one will cost. */
  of: 'now' | 'renewal'
}

export type CouponToPush = {
  name: string
  /** Hundredths of a percent. */
  percentOff: number | null
  amountOff: number | null
  currency: Currency | null
  duration: 'once' | 'repeating' | 'forever'
  months: number | null
  maxRedemptions: number | null
  redeemBy: Date | null
}

export type PromotionCodeToPush = {
  couponId: string
  code: string
  maxRedemptions: number | null
  expiresAt: Date | null
  firstTimeOnly: boolean
}
