import { subscriptions } from './schema/index.ts'

/** What is decided over when a contract's state or plan changes, or what it opens. */
export const heldColumns = {
  plan: subscriptions.plan,
  planVersion: subscriptions.planVersion,
  state: subscriptions.state,
  source: subscriptions.source,
  trialEndsAt: subscriptions.trialEndsAt,
  stateSince: subscriptions.stateSince,
  suspendedFrom: subscriptions.suspendedFrom,
  suspensionCause: subscriptions.suspensionCause,
  suspensionReason: subscriptions.suspensionReason,
  seats: subscriptions.seats,
  endsAt: subscriptions.endsAt,
  clockAhead: subscriptions.clockAhead,
}

/** A contract as it was agreed and as it stands: all but whose row it is, and how often it was written. */
export const contractColumns = {
  ...heldColumns,
  cycle: subscriptions.cycle,
  currency: subscriptions.currency,
  anchor: subscriptions.anchor,
  periodStart: subscriptions.periodStart,
  periodEnd: subscriptions.periodEnd,
  scheduled: subscriptions.scheduled,
  movesTo: subscriptions.movesTo,
  stripeSubscriptionId: subscriptions.stripeSubscriptionId,
}
