export { type ChangeRefusal, type ChangeVerdict, decideChange, sameTerms } from './decide-change.ts'
export { type Mirrored, type MirrorVerdict, mirror, type Present } from './mirror.ts'
export { type MirrorCause, type MirrorOutcome, mirrorSubscription } from './mirror-subscription.ts'
export { boundary, type Period, periodAt, periodFrom } from './periods.ts'
export { itemsOf, type PriceKey, parsePriceKey, priceKey, pricesOf, termsOf } from './price-keys.ts'
export {
  basePrice,
  currencyFor,
  monthsIn,
  type PriceLine,
  priceLines,
  seatPrice,
  totalOf,
  whyUnpriced,
} from './pricing.ts'
export { type Priced, type Proration, prorate, share } from './proration.ts'
