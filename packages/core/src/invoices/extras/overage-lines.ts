import type { Currency, FeatureKind, FeatureValue, PlanTerms } from '@leasehold/catalog'

/** What is charged for use beyond what was sold: so many started units, in the minor unit. */
export type OverageLine = { feature: string; quantity: number; amount: number }

/**
 * What a period's use beyond limits and meters costs. Only what has a price is charged: each started `per` of what is
 * beyond. The price of a stock is a month's, so a longer period costs it as often as it has months; a meter's is of
 * what was used up. Users are none of it: seats are bought ahead.
 *
 * @param given.used what is counted, by feature; what nobody counts is not charged
 */
export function overageLines(given: {
  overages: PlanTerms['overages']
  kinds: ReadonlyMap<string, FeatureKind>
  allowed: ReadonlyMap<string, FeatureValue>
  used: ReadonlyMap<string, number>
  currency: Currency
  months: number
}): OverageLine[] {
  const { overages, kinds, allowed, used, currency, months } = given
  return Object.entries(overages)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([feature, { per, amounts }]) => {
      const kind = kinds.get(feature)
      // Null is unlimited, and what nothing grants is none.
      const bound = allowed.has(feature) ? allowed.get(feature) : 0
      const price = amounts[currency]
      const use = used.get(feature)
      const isCharged = feature !== 'users' && (kind === 'limit' || kind === 'meter')
      if (!isCharged || typeof bound !== 'number' || price === undefined || use === undefined) return []
      const quantity = Math.ceil(Math.max(0, use - bound) / per)
      const amount = quantity * price * (kind === 'limit' ? months : 1)
      return amount > 0 ? [{ feature, quantity, amount }] : []
    })
}
