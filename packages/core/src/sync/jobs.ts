import { onEvent } from '../kernel/index.ts'
import { mendNext } from './drift/mend-drift.ts'
import { driftMending, syncsWanted, syncWanted } from './events.ts'
import { runSyncs } from './run/run-syncs.ts'

/** Make workspaces match their entitlements. */
export const syncJobs = [
  onEvent(syncWanted, (call, { tenantId }) => runSyncs(call, [tenantId])),
  onEvent(syncsWanted, (call, { tenantIds }) => runSyncs(call, tenantIds)),
  onEvent(driftMending, mendNext),
]
