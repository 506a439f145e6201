import type { BulkItemState, BulkParams } from '@leasehold/catalog'
import type { BulkChange } from '@leasehold/contracts'
import type { FeatureChange } from '../entitlements/index.ts'

/** How many companies are in each state. */
export type Counts = Record<BulkItemState, number>

/**
 * Percent of a bulk change: half of each company is its change, the other half its workspace. It never goes back,
 * because a company's run is asked for in the transaction that changes it.
 */
export function progressOf(total: number, waiting: number, syncing: number): number {
  return total === 0 ? 100 : Math.floor((100 * (2 * (total - waiting) - syncing)) / (2 * total))
}

/**
 * Vouches for a preview: that this admin was shown this change of these companies.
 *
 * @param keyedHash as a call has it: hex
 */
export function tokenOf(
  { keyedHash, admin }: { keyedHash: (text: string) => string; admin: { id: string } },
  tenantIds: readonly string[],
  params: BulkParams,
): string {
  const hash = keyedHash(`bulk:${admin.id}:${JSON.stringify(params)}:${tenantIds.join()}`)
  return Buffer.from(hash, 'hex').toString('base64url')
}

/** What is done, as it is kept. `sold` is the version that is sold now. */
export function paramsOf(change: BulkChange, sold: number | null): BulkParams {
  if (change.kind !== 'apply_plan') {
    return change.kind === 'move_version'
      ? change
      : { ...change, endsAt: change.endsAt?.toISOString() ?? null }
  }
  if (sold === null) throw new Error('A plan that is applied is sold in some version.')
  return { ...change, planVersion: sold }
}

/** How many companies gain and lose a feature. */
export type FeatureTotal = { feature: string; gained: number; lost: number }

/** Adds what changes for one company. */
export function addTo(totals: Map<string, FeatureTotal>, changes: readonly FeatureChange[]): void {
  for (const { feature, change } of changes) {
    const total = totals.get(feature) ?? { feature, gained: 0, lost: 0 }
    total[change] += 1
    totals.set(feature, total)
  }
}
