import type { PlatformQuery } from '../kernel/index.ts'
import { capped } from './rules.ts'
import * as store from './store.ts'

/** What the server tells of itself; secrets are masked by it already. */
export type ServerFacts = {
  /** Version of the product. */
  version: string
  settings: readonly { name: string; value: string; isSecret: boolean }[]
}

/** On what the platform runs: versions, the database, the jobs, the settings. */
export async function readSystem(call: PlatformQuery, server: ServerFacts) {
  const db = call.database.platform
  const [database, jobs] = await Promise.all([store.readDatabaseFacts(db), store.countJobs(db)])
  return {
    version: server.version,
    settings: [...server.settings],
    nodeVersion: process.versions.node,
    database,
    jobs: { waiting: capped(jobs.waiting), retrying: capped(jobs.retrying), failed: capped(jobs.failed) },
  }
}
