import { type PlanTerms, type TermsFault, unfinished } from '@leasehold/catalog'

/** A plan in the version that is sold now. */
export type SoldPlan = {
  plan: string
  planVersion: number
  /** Days it may be tried, after which it ends; null for what is sold. */
  trialDays: number | null
}

/** The terms of a plan that sells nothing yet. */
export const emptyTerms: PlanTerms = {
  entitlements: {},
  trialDays: null,
  cycles: [],
  prices: {},
  overages: {},
}

/** Whether two terms sell the same: the order of their keys and of the cycles says nothing. */
export function sameTerms(a: PlanTerms, b: PlanTerms): boolean {
  return sameData(normal(a), normal(b))
}

const normal = (terms: PlanTerms) => ({ ...terms, cycles: [...terms.cycles].toSorted() })

/** Whether two values are the same data, whatever order their keys are in. */
export function sameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, of]) => of !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => [key, inOrder(of)]),
  )
}

/** Faults below a field. */
export const below = (field: string, faults: readonly TermsFault[]): TermsFault[] =>
  faults.map((fault) => ({ ...fault, path: `${field}.${fault.path}` }))

/** What is wrong, and not only missing: a draft may be unfinished. */
export const wrongOf = (faults: readonly TermsFault[]): TermsFault[] =>
  faults.filter(({ code }) => !unfinished.has(code))

/**
 * The positions of plans once some are put in a new order: they come first, in that order, and the others keep
 * theirs behind them.
 */
export function sorted(present: readonly string[], wanted: readonly string[]): string[] {
  const first = [...new Set(wanted)]
  return [...first, ...present.filter((key) => !first.includes(key))]
}
