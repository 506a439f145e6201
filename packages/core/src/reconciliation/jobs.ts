import { type JobCall, onEvent, type ScheduledJob } from '../kernel/index.ts'
import { mendingWanted, reconciliationWanted } from './events.ts'
import { carryOutMending } from './mending/mend-difference.ts'
import { reconcile } from './reconcile.ts'
import { beginReconciliation } from './start-reconciliation.ts'

/** Compare with Stripe, and mend. */
export const reconciliationJobs = [
  onEvent(reconciliationWanted, (call, { id }) => reconcile(call, id)),
  onEvent(mendingWanted, carryOutMending),
]

/** Every night, when little is sold: mends what the day's webhooks missed. */
export const reconciliationSchedule: ScheduledJob[] = [
  {
    name: 'daily_reconciliation',
    match: '17 19 * * *',
    run: async (call: JobCall) => {
      if (!call.payments) return
      await call.database.platformTransaction((tx) => beginReconciliation({ ...call, tx }, true))
    },
  },
]
