import type { Subscription, SubscriptionItem } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { fromAnchor, sameInterval } from '../arithmetic/periods.ts'
import type { LineDraft } from '../invoices/line.ts'
import { changeItems } from './items.ts'
import { creditLine, debitLines, periodLine } from './lines.ts'
import { periodOf, rhythmOf, setPeriod } from './object.ts'

/** What an update does to a subscription and to what is charged, worked out before anything is changed. */
export interface Change {
  after: Subscription
  /** Credits and charges for parts of the period. */
  prorations: LineDraft[]
  /** The lines of a period that begins now; none where the period goes on. */
  renewal: LineDraft[]
  /** Full amounts by item, to give back from later. */
  billed: { id: string; net: number; start: number; end: number }[]
  /** A period begins now, so that an invoice is due at once. */
  restarts: boolean
  at: number
}

export interface ChangeOptions {
  behavior: 'always_invoice' | 'create_prorations' | 'none'
  now: number
}

/** Works out new items, a new trial end and a new anchor, with what they cost. */
export function planChange(
  state: State,
  subscription: Subscription,
  params: Params,
  { behavior, now }: ChangeOptions,
): Change {
  const after = structuredClone({ ...subscription })
  const at = prorationDate(subscription, params, now)
  after.items.data = changeItems(state, subscription, params, now)
  const trial = moveTrial(subscription, after, params, now)
  const otherRhythm = !sameInterval(rhythmOf(subscription), rhythmOf(after))
  const anchorNow = params.part('billing_cycle_anchor')?.text('type') === 'now'
  const trialing = after.status === 'trialing'
  const restarts = trial === 'ended' || (!trialing && (otherRhythm || anchorNow))
  if (restarts) after.billing_cycle_anchor = now
  if (restarts) setPeriod(after, { start: now, end: fromAnchor(now, rhythmOf(after), 1) })
  const change: Change = { after, prorations: [], renewal: [], billed: [], restarts, at }
  if (restarts)
    change.renewal = after.items.data.map((item) => periodLine(state, after, item, periodOf(after)))
  const wasCharged = subscription.status !== 'trialing' && subscription.status !== 'paused'
  if (behavior === 'none' || !wasCharged) return forgetBilled(change, subscription, behavior)
  const begins = trial === 'begun'
  for (const item of subscription.items.data) {
    if (!restarts && !begins && isSame(item, after.items.data)) continue
    const credit = creditLine(state, subscription, item, at)
    if (credit) change.prorations.push(credit)
  }
  if (!restarts && !begins) charge(state, subscription, change)
  return change
}

/** Charges the rest of the period for what is new, beside each credit. */
function charge(state: State, before: Subscription, change: Change): void {
  const { after, at } = change
  const period = periodOf(after)
  const priced = debitLines(state, after, after.items.data, period, at)
  for (const [index, item] of after.items.data.entries()) {
    const debit = priced[index]
    if (!debit || isSame(item, before.items.data)) continue
    change.billed.push({ id: item.id, net: debit.net, ...period })
    change.prorations.push(debit.line)
  }
}

/** Without prorations, what was charged stays charged, and is the base of later credits for items that stay. */
function forgetBilled(change: Change, before: Subscription, behavior: string): Change {
  if (behavior !== 'none') return change
  for (const item of change.after.items.data) {
    if (before.items.data.some(({ id }) => id === item.id)) continue
    change.billed.push({ id: item.id, net: 0, ...periodOf(change.after) })
  }
  return change
}

function isSame(item: SubscriptionItem, others: SubscriptionItem[]): boolean {
  return others.some(
    ({ id, price, quantity }) => id === item.id && price.id === item.price.id && quantity === item.quantity,
  )
}

function prorationDate(subscription: Subscription, params: Params, now: number): number {
  const date = params.time('proration_date')
  if (typeof date !== 'number') return now
  const { start, end } = periodOf(subscription)
  if (date < start || date > end) {
    throw invalid('Invalid proration date: it has to lie within the current period.', {
      param: 'proration_date',
    })
  }
  return date
}

/** A trial that begins, moves or ends: its end is the end of the period and the anchor of those that follow. */
function moveTrial(
  before: Subscription,
  after: Subscription,
  params: Params,
  now: number,
): 'begun' | 'ended' | 'moved' | null {
  const text = params.text('trial_end')
  if (text === undefined) return null
  if (text === 'now' || text === null) {
    if (before.status !== 'trialing') return null
    after.status = 'active'
    after.trial_end = now
    return 'ended'
  }
  const end = params.time('trial_end') ?? 0
  if (end <= now) throw invalid('Timestamp must be in the future: trial_end', { param: 'trial_end' })
  const trialing = before.status === 'trialing'
  after.trial_start = trialing ? before.trial_start : now
  after.trial_end = end
  after.billing_cycle_anchor = end
  after.status = 'trialing'
  setPeriod(after, { start: trialing ? periodOf(before).start : now, end })
  return trialing ? 'moved' : 'begun'
}
