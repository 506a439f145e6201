import type { Database } from '@leasehold/db'
import { type EntitlementInputs, type Entitlements, resolveEntitlements } from './rules.ts'
import { readInputs } from './store.ts'

type Remembered = { version: number; inputs: EntitlementInputs; entitlements: Entitlements }

/** Tenants remembered by one process; the oldest are dropped beyond it. */
const CAPACITY = 20_000

const memories = new WeakMap<Database, Map<string, Remembered>>()

/**
 * What a tenant may use now, remembered by entitlement version. The version is part of what the guard reads at
 * every request and moves in the transaction of every change, so what is remembered cannot be stale; what ends
 * by the clock is resolved again when its time has come. What was read for an older version than asked for is
 * never given.
 */
export function entitlementsOf(
  database: Database,
  tenantId: string,
  version: number,
  now: Date,
): Entitlements | Promise<Entitlements> {
  const memory = memoryOf(database)
  const known = memory.get(tenantId)
  if (!known || known.version < version) return readAndRemember(database, tenantId, now)
  const { until } = known.entitlements
  if (until !== null && now >= until) known.entitlements = resolveEntitlements(known.inputs, now)
  return known.entitlements
}

async function readAndRemember(database: Database, tenantId: string, now: Date): Promise<Entitlements> {
  const read = await readInputs(database, tenantId)
  if (!read) throw new Error('There is no tenant to read the entitlements of.')
  const { version, inputs } = read
  const entitlements = resolveEntitlements(inputs, now)
  const memory = memoryOf(database)
  const known = memory.get(tenantId)
  // Another request may have read a newer one meanwhile.
  if (known && known.version > version) return entitlementsOf(database, tenantId, version, now)
  memory.delete(tenantId)
  memory.set(tenantId, { version, inputs, entitlements })
  if (memory.size > CAPACITY) {
    const oldest = memory.keys().next().value
    if (oldest !== undefined) memory.delete(oldest)
  }
  return entitlements
}

function memoryOf(database: Database): Map<string, Remembered> {
  let memory = memories.get(database)
  if (!memory) {
    memory = new Map()
    memories.set(database, memory)
  }
  return memory
}
