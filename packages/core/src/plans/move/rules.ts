import type { FeatureValue } from '@leasehold/catalog'
import type { EntitlementInputs, FeatureChange } from '../../entitlements/index.ts'

/** A version of a plan or an add-on, to move to. */
export type Target = {
  plan: string
  planVersion: number
  entitlements: Readonly<Record<string, FeatureValue>>
}

/** What a company's entitlements would rest on once it is on the version; null when it would not change. */
export function inputsOn(inputs: EntitlementInputs, target: Target): EntitlementInputs | null {
  const { plan, planVersion, entitlements } = target
  const { contract } = inputs
  const moves = (on: { plan: string; planVersion: number }) =>
    on.plan === plan && on.planVersion !== planVersion
  const addOns = inputs.addOns.map((addOn) =>
    moves(addOn) ? { ...addOn, planVersion, entitlements } : addOn,
  )
  if (contract && moves(contract)) {
    return { ...inputs, addOns, contract: { ...contract, planVersion }, plan: entitlements }
  }
  return inputs.addOns.some(moves) ? { ...inputs, addOns } : null
}

/** How many companies gain and lose something, feature by feature. */
export type Total = { feature: string; gained: number; lost: number }

export function totalsOf(changes: readonly (readonly FeatureChange[])[]): Total[] {
  const totals = new Map<string, Total>()
  for (const { feature, change } of changes.flat()) {
    const total = totals.get(feature) ?? { feature, gained: 0, lost: 0 }
    total[change] += 1
    totals.set(feature, total)
  }
  return [...totals.values()].toSorted((a, b) => (a.feature < b.feature ? -1 : 1))
}
