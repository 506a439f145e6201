import type { PlatformQuery } from '../kernel/index.ts'
import { capped } from './rules.ts'
import * as store from './store.ts'

/** Companies that the overview names. */
const NEWEST = 5

/**
 * What staff see first: the newest companies and what needs attention. A part is null for who may not see
 * the page it leads to.
 */
export async function readOverview(call: PlatformQuery) {
  const db = call.database.platform
  const { permissions } = call.admin
  const [companies, waitingLinks, failedMails, jobs] = await Promise.all([
    permissions.has('tenants:read') ? store.listNewestCompanies(db, NEWEST) : null,
    permissions.has('onboarding:manage') ? store.countWaitingLinks(db, call.now) : null,
    permissions.has('mail:read') ? store.countFailedMails(db) : null,
    permissions.has('system:read') ? store.countJobs(db) : null,
  ])
  return {
    companies,
    waitingLinks: waitingLinks === null ? null : capped(waitingLinks),
    failedMails: failedMails === null ? null : capped(failedMails),
    failedJobs: jobs && capped(jobs.failed),
  }
}
