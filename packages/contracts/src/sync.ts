import { syncCauses, syncStates } from '@leasehold/catalog'
import { z } from 'zod'
import { page, uuid } from './common.ts'

/** An instant with its offset. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

export const listSyncRunsInput = z.strictObject({
  ...page,
  state: z.enum(syncStates).optional(),
  cause: z.enum(syncCauses).optional(),
  tenantId: uuid.optional(),
  bulkId: uuid.optional(),
  /** Asked for from then on, and before then. */
  from: instant.optional(),
  to: instant.optional(),
})

export const syncRunInput = z.strictObject({ runId: uuid })

export const runSyncInput = z.strictObject({ tenantId: uuid })

export const listDriftInput = z.strictObject(page)

/** Companies to mend; null for every one that has drifted. */
export const mendDriftInput = z.strictObject({ tenantIds: z.array(uuid).min(1).max(100).nullable() })

export type ListSyncRuns = z.output<typeof listSyncRunsInput>
export type SyncRunOf = z.output<typeof syncRunInput>
export type RunSync = z.output<typeof runSyncInput>
export type ListDrift = z.output<typeof listDriftInput>
export type MendDrift = z.output<typeof mendDriftInput>
