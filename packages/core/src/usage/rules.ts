import { type Limit, limits } from '@leasehold/catalog'
import type { Usage } from './usage-of.ts'

/** A limit that more is used of than it allows. */
export type Surplus = { limit: Limit; used: number; allowed: number }

/** True when more is used than allowed. */
export function isOver(used: number, allowed: number | null): boolean {
  return allowed !== null && used > allowed
}

/** What is used beyond limits: nothing of it is taken away, and nothing is added until it fits. */
export function surplusOf(used: Usage, allowed: Readonly<Record<Limit, number | null>>): Surplus[] {
  return limits.flatMap((limit) => {
    const bound = allowed[limit]
    return bound !== null && isOver(used[limit], bound) ? [{ limit, used: used[limit], allowed: bound }] : []
  })
}
