import type { Cycle } from '@leasehold/catalog'
import { Temporal } from 'temporal-polyfill'
import { monthsIn } from './pricing.ts'

/** A stretch of time from `start` up to, and without, `end`. */
export type Period = { start: Date; end: Date }

/**
 * The n-th boundary of periods that are counted from an anchor: the anchor's local day and time, n cycles later. A day
 * that a month has not is its last one, and comes back in the next that has it: Jan 31, Feb 28, Mar 31. A local time
 * that a change of summer time leaves out is the next one there is (RFC 5545, and Temporal's `compatible`).
 *
 * @param timeZone IANA name; Stripe counts in UTC
 */
export function boundary(anchor: Date, cycle: Cycle, timeZone: string, n: number): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(anchor.getTime()).toZonedDateTimeISO(timeZone)
  return new Date(local.add({ months: n * monthsIn[cycle] }).epochMilliseconds)
}

/** The period that an instant is in; before the anchor, the first one. */
export function periodAt(anchor: Date, cycle: Cycle, timeZone: string, at: Date): Period {
  const passed = at.getTime() - anchor.getTime()
  // No month is as long, also where clocks are put back in it: never too far, and then some steps.
  let n = Math.max(0, Math.floor(passed / (32 * 86_400_000 * monthsIn[cycle])))
  while (boundary(anchor, cycle, timeZone, n + 1) <= at) n += 1
  return { start: boundary(anchor, cycle, timeZone, n), end: boundary(anchor, cycle, timeZone, n + 1) }
}

/** No cycle is shorter than 28 days: a boundary that is nearer is the one just passed, in another time zone. */
const shortestMs = 14 * 86_400_000

/**
 * The period that begins where another ends: up to the next boundary that the anchor has. Periods leave no gap and do
 * not overlap, also when the company changed its time zone meanwhile.
 */
export function periodFrom(start: Date, anchor: Date, cycle: Cycle, timeZone: string): Period {
  // No month is longer: never too far, and then a step or two.
  const longestMs = 31 * 86_400_000 * monthsIn[cycle]
  let n = Math.max(1, Math.floor((start.getTime() - anchor.getTime()) / longestMs))
  while (boundary(anchor, cycle, timeZone, n).getTime() - start.getTime() < shortestMs) n += 1
  return { start, end: boundary(anchor, cycle, timeZone, n) }
}
