/** How often something is billed. */
export interface Interval {
  interval: string
  interval_count: number
}

const day = 86_400

/**
 * The time `count` intervals from an anchor. Months keep the anchor's day, or take their last one where they have
 * no such day: January 31, February 28, March 31. Billing counts in UTC.
 */
export function fromAnchor(anchor: number, { interval, interval_count }: Interval, count: number): number {
  const steps = count * interval_count
  if (interval === 'day') return anchor + steps * day
  if (interval === 'week') return anchor + steps * 7 * day
  return addMonths(anchor, interval === 'year' ? steps * 12 : steps)
}

/** Months later, on the same day and second or on the last day of a shorter month. */
export function addMonths(time: number, months: number): number {
  const from = new Date(time * 1000)
  const first = new Date(from)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(from.getUTCDate(), lastDay))
  return first.getTime() / 1000
}

export interface Period {
  start: number
  end: number
}

/** The period of an anchor's rhythm in which a time lies; its start belongs to it, its end does not. */
export function periodAt(anchor: number, rhythm: Interval, time: number): Period {
  const rough = Math.floor((time - anchor) / roughLength(rhythm))
  // Months differ in length: the guess is at most one off for each year and a half, so look around it.
  let count = rough
  while (fromAnchor(anchor, rhythm, count) > time) count--
  while (fromAnchor(anchor, rhythm, count + 1) <= time) count++
  return { start: fromAnchor(anchor, rhythm, count), end: fromAnchor(anchor, rhythm, count + 1) }
}

function roughLength({ interval, interval_count }: Interval): number {
  const length = { day, week: 7 * day, month: 30.44 * day, year: 365.25 * day }[interval] ?? 30.44 * day
  return length * interval_count
}

export const sameInterval = (a: Interval, b: Interval): boolean =>
  a.interval === b.interval && a.interval_count === b.interval_count
