import type {
  Currency,
  Cycle,
  PlanTerms,
  ScheduledChange,
  SubscriptionSource,
  SubscriptionState,
  Terms,
} from '@leasehold/catalog'
import { clockOf } from '../../entitlements/index.ts'
import { type Period, periodFrom } from '../../subscriptions/index.ts'
import type { HeldContract } from '../../tenants/index.ts'

/** A contract with all that staff see and change of it. */
export type Subscription = HeldContract & {
  suspensionReason: string | null
  cycle: Cycle | null
  currency: Currency | null
  anchor: Date | null
  periodStart: Date | null
  periodEnd: Date | null
  scheduled: ScheduledChange | null
  /** Who is to keep it from the end of the period on. */
  movesTo: SubscriptionSource | null
  stripeSubscriptionId: string | null
  version: number
  createdAt: Date
}

/** What a change writes. */
export type SubscriptionChange = Partial<Omit<Subscription, 'version' | 'createdAt'>>

/** Why a change is refused, as a refusal's code. */
export type Code =
  | 'ALREADY_SUBSCRIBED'
  | 'NOT_OFFERED'
  | 'NOTHING_SCHEDULED'
  | 'PREVIEW_CHANGED'
  | 'SAME_TERMS'
  | 'SEATS_NOT_OFFERED'
  | 'WRONG_STATE'

export type Verdict<More = unknown> = ({ ok: true; change: SubscriptionChange } & More) | No

export type No = { ok: false; code: Code }

export const no = (code: Code): No => ({ ok: false, code })

/** Terms with what their version of the plan says. */
export type PricedTerms = { terms: Terms; plan: PlanTerms }

/** What is sold; null for what is free or only tried. */
export function termsOf({ plan, planVersion, cycle, currency, seats }: Subscription): Terms | null {
  return cycle && currency ? { plan, planVersion, cycle, currency, seats } : null
}

export function periodOf({ periodStart, periodEnd }: Subscription): Period | null {
  return periodStart && periodEnd ? { start: periodStart, end: periodEnd } : null
}

/** Terms as they are written, with the first period counted from an instant. */
export function begun(terms: Terms, at: Date, timeZone: string) {
  const { start, end } = periodFrom(at, at, terms.cycle, timeZone)
  return { ...terms, anchor: at, periodStart: start, periodEnd: end }
}

/** A state without a suspension. */
export const unsuspended = { suspendedFrom: null, suspensionCause: null, suspensionReason: null } as const

/** The instant by the company's own clock. */
export const atOf = (contract: Subscription | null, now: Date) => clockOf(contract, now)

/** States in which a contract is in force. */
export const inForce: ReadonlySet<SubscriptionState> = new Set(['trialing', 'active', 'past_due'])
