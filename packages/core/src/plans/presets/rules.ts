import {
  builtInFeatures,
  checkTerms,
  checkValues,
  type Feature,
  type FeatureValue,
  type PlanDefinition,
  type Preset,
  type TermsFault,
  unknownKey,
} from '@leasehold/catalog'
import { below, sameData, sameTerms } from '../rules.ts'
import type { PlanRow, Settings } from '../store.ts'

/** What is sold now. */
export type Catalog = {
  features: readonly (Feature & { position?: number })[]
  plans: readonly PlanRow[]
  settings: Pick<Settings, 'signUpPlan' | 'signUpTrialDays' | 'defaults'>
}

/** Fields of a plan that are not its terms. */
export type DetailField = 'name' | 'description' | 'onSale' | 'hidden' | 'contactUs'

/** What applying a preset would do. Plans and features that it does not name stay as they are. */
export type CatalogDiff = {
  newFeatures: Feature[]
  renamedFeatures: Pick<Feature, 'key' | 'name'>[]
  newPlans: PlanDefinition[]
  /** Plans whose published terms differ: each gets a version. */
  newVersions: { plan: PlanDefinition; from: number | null; to: number }[]
  /** Plans of which something else differs. */
  changedPlans: { plan: PlanDefinition; fields: DetailField[] }[]
  settings: Partial<{
    signUpPlan: string | null
    signUpTrialDays: number | null
    defaults: Readonly<Record<string, FeatureValue>>
  }>
}

/** Compares a preset with what there is: pure, and what both the plan of changes and their execution go by. */
export function diffPreset(preset: Preset, { features, plans, settings }: Catalog): CatalogDiff {
  const wanted = [...builtInMissing(preset), ...preset.features]
  const found = new Map(plans.map((plan) => [plan.key, plan]))
  const feature = (key: string) => features.find((each) => each.key === key)
  const present = preset.plans.flatMap((plan) => {
    const now = found.get(plan.key)
    return now ? [{ plan, now }] : []
  })
  return {
    newFeatures: wanted.filter(({ key }) => !feature(key)),
    renamedFeatures: preset.features.filter(({ key, name }) => {
      const now = feature(key)
      return now && !sameData(now.name, name)
    }),
    newPlans: preset.plans.filter(({ key }) => !found.has(key)),
    newVersions: present
      .filter(({ plan, now }) => !now.terms || !sameTerms(now.terms, plan.terms))
      .map(({ plan, now }) => ({ plan, from: now.latest, to: (now.latest ?? 0) + 1 })),
    changedPlans: present.flatMap(({ plan, now }) => {
      const details = detailsOf(plan)
      const fields = (Object.keys(details) as DetailField[]).filter(
        (field) => !sameData(details[field], now[field]),
      )
      return fields.length > 0 ? [{ plan, fields }] : []
    }),
    settings: diffSettings(preset, settings),
  }
}

/** A catalog has what the product itself knows of, whatever the preset says. */
const builtInMissing = ({ features }: Preset) =>
  builtInFeatures.filter(({ key }) => !features.some((each) => each.key === key))

/** What may change of a plan at any time. */
export const detailsOf = ({
  name,
  description,
  onSale = true,
  hidden = false,
  contactUs = false,
}: PlanDefinition) => ({ name, description, onSale, hidden, contactUs })

function diffSettings({ signUp, defaults }: Preset, now: Catalog['settings']): CatalogDiff['settings'] {
  const wanted = {
    signUpPlan: signUp?.plan ?? null,
    signUpTrialDays: signUp?.trialDays ?? null,
    defaults,
  }
  const keys = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (key) => !sameData(wanted[key], now[key]),
  )
  return Object.fromEntries(keys.map((key) => [key, wanted[key]]))
}

/** True when the catalog is as the preset says already. */
export function changesNothing({ settings, ...lists }: CatalogDiff): boolean {
  return Object.keys(settings).length === 0 && Object.values(lists).every((list) => list.length === 0)
}

/** Everything that is wrong with a preset, seen from what there is. Nothing of it is applied unless this is empty. */
export function checkPreset(preset: Preset, { features, plans }: Catalog): TermsFault[] {
  const all = [...preset.features, ...features, ...builtInFeatures]
  return [
    ...preset.features.flatMap((feature, i) =>
      below(`features.${i}`, checkFeature(feature, i, preset, features)),
    ),
    ...preset.plans.flatMap((plan, i) => {
      const now = plans.find(({ key }) => key === plan.key)
      const first = preset.plans.findIndex(({ key }) => key === plan.key)
      return below(`plans.${i}`, [
        ...(first < i ? [{ path: 'key', code: 'taken' }] : []),
        ...(now && now.kind !== plan.kind ? [{ path: 'kind', code: 'kind_fixed' }] : []),
        ...below('terms', checkTerms(plan.kind, plan.contactUs ?? false, plan.terms, all)),
      ])
    }),
    ...checkSignUp(preset, plans),
    ...checkValues(preset.defaults, all, 'defaults'),
  ]
}

function checkFeature(
  feature: Feature,
  i: number,
  preset: Preset,
  features: readonly Feature[],
): TermsFault[] {
  const { key, kind, unit } = feature
  const first = preset.features.findIndex((each) => each.key === key)
  const known = [...features, ...builtInFeatures].find((each) => each.key === key)
  const fixed = known && (known.kind !== kind || known.unit !== unit)
  const unknown = unknownKey(key)
  return [
    ...(first < i ? [{ path: 'key', code: 'taken' }] : []),
    ...(unknown ? [{ path: 'key', code: unknown }] : []),
    ...(fixed ? [{ path: 'kind', code: 'kind_fixed' }] : []),
    ...((kind === 'switch') !== (unit === null) ? [{ path: 'unit', code: 'unit' }] : []),
  ]
}

/** Whoever signs up gets a plan that is on sale once the preset is applied. */
function checkSignUp({ signUp, plans }: Preset, present: readonly PlanRow[]): TermsFault[] {
  if (!signUp) return []
  const path = 'signUp.plan'
  const named = plans.find(({ key }) => key === signUp.plan)
  const now = present.find(({ key }) => key === signUp.plan)
  if (!named && !now) return [{ path, code: 'unknown' }]
  const sold = named
    ? named.kind === 'plan' && named.onSale !== false
    : now?.kind === 'plan' && now.onSale && now.latest !== null
  return sold ? [] : [{ path, code: 'not_on_sale' }]
}
