import { defineEvent } from '../../kernel/index.ts'

/** A company's clock was moved: what that makes due of its contract is done. */
export const clockMoved = defineEvent<{ tenantId: string }>()('contract.clock_moved')

/** A company's test clock at Stripe is to be moved to an instant (ISO). */
export const clockWanted = defineEvent<{ tenantId: string; testClockId: string; to: string }>()(
  'contract.clock_wanted',
)
