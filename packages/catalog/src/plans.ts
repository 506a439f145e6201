import type { Feature, FeatureValue, Localized } from './features.ts'
import type { Currency } from './places.ts'

/** How often a plan is paid. */
export const cycles = ['monthly', 'quarterly', 'yearly'] as const

export type Cycle = (typeof cycles)[number]

/** A `plan` is what a company subscribes to, one at a time; an `addon` stacks on top of it, any number of times. */
export const planKinds = ['plan', 'addon'] as const

export type PlanKind = (typeof planKinds)[number]

/** Amounts by currency, in its minor unit. */
export type Amounts = Partial<Record<Currency, number>>

/** What a plan sells: the content of a version, which never changes once it is published. */
export type PlanTerms = {
  /** What each feature is worth; one that is not named is worth nothing. */
  entitlements: Readonly<Record<string, FeatureValue>>
  /** Days it may be tried, after which it ends by itself; null for what is sold. */
  trialDays: number | null
  /** Cycles it is sold in; none for what is free or sold by talking. */
  cycles: readonly Cycle[]
  /** What each offered cycle costs; a quarter without a price of its own is three months. */
  prices: Partial<Record<Cycle, Amounts>>
  /** What is charged past a limit or a meter: `amounts` for each started `per` of its unit. Without it, past is refused. */
  overages: Readonly<Record<string, { per: number; amounts: Amounts }>>
}

/** A plan of a preset. */
export type PlanDefinition = {
  key: string
  kind: PlanKind
  name: Localized
  description: Localized
  /** Sold by talking to sales: it needs no price. */
  contactUs?: boolean | undefined
  /** Kept out of what customers see. */
  hidden?: boolean | undefined
  /** False for what nobody can newly subscribe to. */
  onSale?: boolean | undefined
  terms: PlanTerms
}

/** A catalog to start with: what there is, what it costs, and what a new company gets. */
export type Preset = {
  key: string
  /** Features beside those that the product itself knows of; one of those is only named otherwise. */
  features: readonly Feature[]
  /** In the order in which they are shown. */
  plans: readonly PlanDefinition[]
  /** What a company that signs up gets, and for how many days to try; null where nobody signs up. */
  signUp: { plan: string; trialDays: number | null } | null
  /** What a company without a contract may use. */
  defaults: Readonly<Record<string, FeatureValue>>
}

/** What a cycle costs in a currency; null when it is not sold so. */
export function priceOf(
  { cycles: offered, prices }: PlanTerms,
  cycle: Cycle,
  currency: Currency,
): number | null {
  if (!offered.includes(cycle)) return null
  const own = prices[cycle]?.[currency]
  if (own !== undefined) return own
  const month = prices.monthly?.[currency]
  return cycle === 'quarterly' && month !== undefined ? month * 3 : null
}

/** Days a new trial lasts unless the platform's staff say otherwise. */
export const defaultTrialDays = 14
