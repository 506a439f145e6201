import { defineEvent } from '../kernel/index.ts'

/** A tenant's workspace has to be made to match its entitlements. */
export const syncWanted = defineEvent<{ tenantId: string }>()('sync.wanted')

/** The same for several at once. */
export const syncsWanted = defineEvent<{ tenantIds: string[] }>()('syncs.wanted')

/** Every workspace that drifted has to be mended, from a place on in the order of ids. */
export const driftMending = defineEvent<{
  after: string | null
  actor: { kind: 'admin' | 'system'; id: string | null }
}>()('drift.mending')
