import type { Limit } from '@leasehold/catalog'

/** What a limit allows, what is used of it, and what a write adds to it (or, below zero, takes away). */
export type Stock = { allowed: number | null; used: number; added: number }

/** Stocks that records fill. */
export type RecordLimit = Extract<Limit, 'customers' | 'storage'>

export type AdditionVerdict = { ok: true } | { ok: false; limit: RecordLimit; allowed: number; used: number }

/**
 * Whether a write fits. What adds nothing always does: after a move to a smaller plan records can still be
 * shortened and put right.
 */
export function decideAddition(stocks: Readonly<Record<RecordLimit, Stock>>): AdditionVerdict {
  for (const limit of ['customers', 'storage'] as const) {
    const { allowed, used, added } = stocks[limit]
    if (allowed === null || added <= 0 || used + added <= allowed) continue
    return { ok: false, limit, allowed, used }
  }
  return { ok: true }
}

/** Whether a record is in reach of somebody: one of the whole company always is. */
export function reachesRecord(reach: readonly string[] | null, storeId: string | null): boolean {
  return reach === null || storeId === null || reach.includes(storeId)
}
