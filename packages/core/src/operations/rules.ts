/** Beyond this many the answer is "or more". */
export const COUNT_CAP = 100

/** A number that is exact up to the cap. */
export type CappedCount = { count: number; orMore: boolean }

/** @param counted at most one past the cap */
export function capped(counted: number): CappedCount {
  return { count: Math.min(counted, COUNT_CAP), orMore: counted > COUNT_CAP }
}
