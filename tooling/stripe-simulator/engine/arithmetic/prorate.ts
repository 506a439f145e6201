import { share } from './money.ts'
import type { Period } from './periods.ts'

/** The part of a period's amount that falls on what is left of it from a time on, to the second. */
export function remaining(amount: number, { start, end }: Period, from: number): number {
  if (end <= start) return 0
  const left = Math.min(Math.max(end - from, 0), end - start)
  return share(amount, left, end - start)
}
