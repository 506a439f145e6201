import { defineEvent } from '../kernel/index.ts'

/** A comparison with Stripe is to be made, or gone on with. */
export const reconciliationWanted = defineEvent<{ id: string }>()('reconciliation.wanted')

/** One difference is to be mended; with a null `id`, all that are left. */
export const mendingWanted = defineEvent<{ reconciliationId: string; id: string | null }>()(
  'reconciliation.mending_wanted',
)
