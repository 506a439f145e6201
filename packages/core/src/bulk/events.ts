import { defineEvent } from '../kernel/index.ts'

/** Companies of a bulk change wait for it, and the workspaces of those that were changed last wait for their sync. */
export const bulkWanted = defineEvent<{ bulkId: string; toSync?: string[] }>()('bulk.wanted')
