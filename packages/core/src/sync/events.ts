import { defineEvent } from '../kernel/index.ts'

/** A tenant's workspace has to be made to match its entitlements. */
export const syncWanted = defineEvent<{ tenantId: string }>()('sync.wanted')
