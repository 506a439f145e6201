import { onEvent } from '../kernel/index.ts'
import { bulkWanted } from './events.ts'
import { workOffBulk } from './work-off.ts'

/** Work off bulk changes. */
export const bulkJobs = [
  onEvent(bulkWanted, (call, { bulkId, toSync = [] }) => workOffBulk(call, bulkId, toSync)),
]
