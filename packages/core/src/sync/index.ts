export { cancelSync, retrySync, runSync } from './commands/run-now.ts'
export type { Drift } from './drift/find-drift.ts'
export { listDrift } from './drift/list-drift.ts'
export { mendDrift } from './drift/mend-drift.ts'
export { getSyncRun, type ListedRun, listSyncRuns } from './history/list-runs.ts'
export { currentSync } from './history/own-run.ts'
export { syncJobs } from './jobs.ts'
export {
  type Collecting,
  requestCollected,
  requestSync,
  requestSyncs,
  type SyncCollector,
} from './request-sync.ts'
