import { defineEvent } from '../../kernel/index.ts'

/** A company's clock was moved: what that makes due of its contract is done. */
export const clockMoved = defineEvent<{ tenantId: string }>()('contract.clock_moved')
