import type { FeatureValue } from '@leasehold/catalog'
import type { Entitlements } from './rules.ts'

/** How one feature changes: `gained` when it is more, or newly there; `lost` when it is less, or gone. */
export type FeatureChange = {
  feature: string
  before: FeatureValue
  after: FeatureValue
  change: 'gained' | 'lost'
}

/** What differs between two states of a tenant's entitlements: what a preview shows before anything is done. */
export function compareEntitlements(before: Entitlements, after: Entitlements): FeatureChange[] {
  const keys = [...new Set([...before.features.keys(), ...after.features.keys()])].toSorted()
  return keys.flatMap((feature) => {
    const [was, is] = [before, after].map(({ features }) => features.get(feature)?.value)
    const [wasWorth, isWorth] = [worth(was), worth(is)]
    if (wasWorth === isWorth) return []
    const nothing = typeof (was ?? is) === 'boolean' ? false : 0
    return [
      {
        feature,
        before: was === undefined ? nothing : was,
        after: is === undefined ? nothing : is,
        change: isWorth > wasWorth ? 'gained' : 'lost',
      },
    ]
  })
}

/** Values in one order: nothing, a number by its size, unlimited; closed and open. */
function worth(value: FeatureValue | undefined): number {
  if (value === undefined || value === false) return 0
  if (value === true) return 1
  return value === null ? Number.POSITIVE_INFINITY : value
}
