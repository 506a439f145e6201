import type { ScheduledJob } from '../../kernel/index.ts'
import { takeCheckpoints } from './take-checkpoints.ts'

/** Every hour. The round also goes to the server's log, which the database's owner cannot rewrite. */
export const auditSchedule: ScheduledJob[] = [
  {
    name: 'audit_checkpoints',
    match: '7 * * * *',
    run: async (call) => {
      const round = await call.database.platformTransaction((tx) => takeCheckpoints({ ...call, tx }))
      if (round) call.log('signed where the audit chains end', round)
    },
  },
]
