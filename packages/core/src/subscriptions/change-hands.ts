import type { ProviderSubscription } from '../payments/index.ts'
import { periodFrom } from './periods.ts'
import type { Row } from './rules.ts'

/** Ends at a period's end may come a little early. */
const toleranceMs = 60_000

/**
 * What our row is to say of a subscription of Stripe's that we are to keep once its period is over. Until then it does
 * not end for us, although it does for Stripe; then it is ours, on the same terms, from the end of Stripe's last period
 * on. Ended before, or taken back at Stripe, it is not taken over.
 *
 * @param row as it is
 * @param after as mirroring alone would have it
 * @param given.isReleasing true while Stripe has not been told yet to let it end
 */
export function changeHands(
  row: Row,
  after: Row,
  theirs: Pick<ProviderSubscription, 'id' | 'endsAt' | 'endedAt' | 'periodEnd'>,
  given: { isReleasing: boolean; timeZone: string },
): Row {
  const { anchor, cycle, movesTo } = row
  if (movesTo !== 'manual' || row.stripeSubscriptionId !== theirs.id) return after
  if (after.state !== 'cancelled') {
    if (theirs.endsAt !== null) return { ...after, endsAt: null, movesTo }
    return { ...after, movesTo: given.isReleasing ? movesTo : null }
  }
  const { endedAt, periodEnd } = theirs
  const isOver = endedAt !== null && endedAt.getTime() >= periodEnd.getTime() - toleranceMs
  if (!isOver || !anchor || !cycle) return after
  const { start, end } = periodFrom(periodEnd, anchor, cycle, given.timeZone)
  const period = { periodStart: start, periodEnd: end }
  const clock = { clockAhead: after.clockAhead }
  return { ...row, ...period, ...clock, source: 'manual', endsAt: null, scheduled: null, movesTo: null }
}
