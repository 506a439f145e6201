import type { UserGuard } from '@leasehold/auth'
import { sha256 } from '@leasehold/core'
import type { Database } from '@leasehold/db'

type Asked = { database: Database; token: string | null; tenantCode: string | null; now: Date }

type Remembered = { guard: UserGuard; until: number }

/** Guards remembered for one database; the oldest are dropped beyond it. */
const CAPACITY = 20_000

/** How long a guard is taken from memory before it is read in full again, which also extends the session. */
const REMEMBERED_MS = 60_000

const memories = new WeakMap<Database, Map<string, Remembered>>()

/**
 * What the guard found for a token in a tenant, as last read. It may be out of date at any time and is never
 * an answer by itself: whoever uses it has it confirmed by the statement that reads (`Standing`).
 */
export function recallGuard({ database, token, tenantCode, now }: Asked): UserGuard | null {
  if (!token || !tenantCode) return null
  const remembered = memories.get(database)?.get(keyOf(token, tenantCode))
  return remembered && now.getTime() < remembered.until ? remembered.guard : null
}

/** Remembers a guard that was just read in full; forgets what no longer lets anyone in. */
export function rememberGuard({ database, token, tenantCode, now }: Asked, guard: UserGuard | null): void {
  if (!token || !tenantCode) return
  let memory = memories.get(database)
  if (!memory) {
    memory = new Map()
    memories.set(database, memory)
  }
  const key = keyOf(token, tenantCode)
  memory.delete(key)
  if (!guard?.tenant) return
  memory.set(key, { guard, until: now.getTime() + REMEMBERED_MS })
  if (memory.size > CAPACITY) {
    const oldest = memory.keys().next().value
    if (oldest !== undefined) memory.delete(oldest)
  }
}

/** Tokens are kept in memory no more than on disk: as their hash. */
function keyOf(token: string, tenantCode: string): string {
  return `${tenantCode}:${sha256(token)}`
}
