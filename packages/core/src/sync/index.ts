export { cancelSync, retrySync, runSync } from './commands/run-now.ts'
export type { Drift } from './drift/find-drift.ts'
export { listDrift } from './drift/list-drift.ts'
export { mendDrift } from './drift/mend-drift.ts'
export { syncsWanted } from './events.ts'
export { getSyncRun, type ListedRun, listSyncRuns } from './history/list-runs.ts'
export { currentSync } from './history/own-run.ts'
export { syncJobs } from './jobs.ts'
export {
  type Collecting,
  requestSync,
  requestSyncs,
  type SyncCollector,
} from './request-sync.ts'
export { runSyncs } from './run/run-syncs.ts'
