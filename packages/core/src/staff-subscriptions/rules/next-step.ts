import type { AuditAction } from '@leasehold/catalog'
import { periodFrom } from '../../subscriptions/index.ts'
import { atOf, begun, type Subscription, type SubscriptionChange, unsuspended } from './contract.ts'
import { ended } from './decide-standing.ts'

/** One thing that time does to a contract, and when it was due. */
export type Step = {
  action: Extract<AuditAction, `subscription.${string}`>
  at: Date
  change: SubscriptionChange
}

/**
 * The next thing that time does to a contract that we keep: it ends, becomes what was scheduled, or begins its next
 * period; whichever was due first. Asked until there is none, it catches up whatever was missed, step by step.
 */
export function nextStep(contract: Subscription, timeZone: string, now: Date): Step | null {
  if (contract.source !== 'manual') return null
  const clock = atOf(contract, now)
  const over = contract.state === 'cancelled' || contract.state === 'expired'
  const scheduledAt = contract.scheduled && new Date(contract.scheduled.at)
  const dates = {
    end: over ? null : contract.endsAt,
    change: scheduledAt,
    period: over || !contract.anchor || !contract.cycle ? null : contract.periodEnd,
  }
  // Of what is due at the same instant an end comes first, and a change begins the period itself.
  const due = (['end', 'change', 'period'] as const)
    .flatMap((kind) => (dates[kind] ? [{ kind, at: dates[kind] }] : []))
    .filter(({ at }) => at <= clock)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())[0]
  if (!due) return null
  const { kind, at } = due
  if (kind === 'end') return { action: 'subscription.cancelled', at, change: ended(at) }
  if (kind === 'change') return applied(contract, timeZone, at)
  return renewed(contract, timeZone, at)
}

function renewed({ anchor, cycle }: Subscription, timeZone: string, at: Date): Step | null {
  if (!anchor || !cycle) return null
  const { start, end } = periodFrom(at, anchor, cycle, timeZone)
  return { action: 'subscription.renewed', at, change: { periodStart: start, periodEnd: end } }
}

function applied(contract: Subscription, timeZone: string, at: Date): Step | null {
  if (!contract.scheduled) return null
  const { at: _, ...terms } = contract.scheduled
  const { anchor, cycle, state } = contract
  const runs = state !== 'trialing' && state !== 'cancelled' && state !== 'expired'
  const change = { ...terms, scheduled: null }
  if (!runs || !anchor) {
    // A sale that was agreed on begins. What is suspended stays so, and goes on as what was sold.
    const standing =
      state === 'suspended'
        ? ({ suspendedFrom: 'active' } as const)
        : ({ ...unsuspended, state: 'active', stateSince: at } as const)
    const none = { trialEndsAt: null, endsAt: null, movesTo: null }
    const fresh = { ...change, ...begun(terms, at, timeZone), ...standing, ...none }
    return { action: 'subscription.created', at, change: fresh }
  }
  if (cycle !== terms.cycle) {
    const fresh = { ...change, ...begun(terms, at, timeZone) }
    return { action: 'subscription.terms_changed', at, change: fresh }
  }
  const { start, end } = periodFrom(at, anchor, cycle, timeZone)
  const next = { ...change, periodStart: start, periodEnd: end }
  return { action: 'subscription.terms_changed', at, change: next }
}
