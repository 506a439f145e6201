import { onEvent, type ScheduledJob } from '../kernel/index.ts'
import { endingTold } from './events.ts'
import { giveNotices, tellEnding } from './give-notices.ts'

/** Write to those who answer for what a company pays. */
export const noticeJobs = [onEvent(endingTold, tellEnding)]

/** Every hour: what ends is told within the hour. */
export const noticeSchedule: ScheduledJob[] = [
  {
    name: 'entitlement_notices',
    match: '23 * * * *',
    run: async (call) => {
      const given = await giveNotices(call)
      if (given > 0) call.log('told of trials and grants that end', { given })
    },
  },
]
