import { defineEvent } from '../kernel/index.ts'

/** Companies of a bulk change wait for it. */
export const bulkWanted = defineEvent<{ bulkId: string }>()('bulk.wanted')
