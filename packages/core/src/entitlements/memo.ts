import { type Contract, type Entitlements, resolveEntitlements } from './rules.ts'

type Remembered = { version: number; entitlements: Entitlements }

/** Tenants remembered by one process; the oldest are dropped beyond it. */
const CAPACITY = 20_000

const remembered = new Map<string, Remembered>()

/**
 * `resolveEntitlements`, remembered by tenant and entitlement version. The version is part of what the guard
 * reads at every request and moves in the transaction of every change, so what is remembered cannot be
 * stale; what ends by the clock is resolved again when its time has come.
 */
export function entitlementsOf(
  tenantId: string,
  version: number,
  contract: Contract | null,
  now: Date,
): Entitlements {
  const known = remembered.get(tenantId)
  if (known?.version === version && (known.entitlements.until === null || now < known.entitlements.until)) {
    return known.entitlements
  }
  const entitlements = resolveEntitlements(contract, now)
  remembered.delete(tenantId)
  remembered.set(tenantId, { version, entitlements })
  if (remembered.size > CAPACITY) {
    const oldest = remembered.keys().next().value
    if (oldest !== undefined) remembered.delete(oldest)
  }
  return entitlements
}
