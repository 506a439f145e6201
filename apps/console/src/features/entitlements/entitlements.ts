import type { ConsoleRouter } from '@leasehold/api'
import type { FeatureKind, FeatureUnit, FeatureValue, Localized } from '@leasehold/catalog'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['entitlements']
type Inputs = inferRouterInputs<ConsoleRouter>['entitlements']

export type Held = Outputs['get']
export type HeldFeature = Held['features'][number]
export type Source = HeldFeature['sources'][number]
export type HeldOverride = Held['overrides'][number]
export type HeldAddOn = Held['addOns'][number]
export type Preview = Outputs['preview']
export type Explanation = Outputs['why']

/** What would be done, as a preview is asked for it. */
export type Change = Inputs['preview']['change']

/** What one must know of a feature to show or take in a value of it. */
export type FeatureShape = { key: string; name: Localized; kind: FeatureKind; unit: FeatureUnit | null }

/** The override that says what a feature is worth now. */
export function overrideInForce({ sources }: HeldFeature): string | null {
  const [source] = sources
  return source?.kind === 'override' ? source.id : null
}

export type { FeatureValue }
