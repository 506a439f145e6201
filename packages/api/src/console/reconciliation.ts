import {
  listDifferencesInput,
  listReconciliationsInput,
  mendDifferenceInput,
  reconciliationInput,
  startReconciliationInput,
} from '@leasehold/contracts'
import {
  beginReconciliation,
  getReconciliation,
  listDifferences,
  listReconciliations,
  mendDifference,
  mendDifferences,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const reconciliationRouter = router({
  list: platform
    .query('stripe:read')
    .input(listReconciliationsInput)
    .query(({ ctx, input }) => listReconciliations(ctx.call, input)),
  get: platform
    .query('stripe:read')
    .input(reconciliationInput)
    .query(({ ctx, input }) => getReconciliation(ctx.call, input)),
  differences: platform
    .query('stripe:read')
    .input(listDifferencesInput)
    .query(({ ctx, input }) => listDifferences(ctx.call, input)),
  start: platform
    .command('stripe:manage')
    .input(startReconciliationInput)
    .mutation(({ ctx, input }) => beginReconciliation(ctx.call, input.mends)),
  mend: platform
    .command('stripe:manage')
    .input(mendDifferenceInput)
    .mutation(({ ctx, input }) => mendDifference(ctx.call, input)),
  mendAll: platform
    .command('stripe:manage')
    .input(reconciliationInput)
    .mutation(({ ctx, input }) => mendDifferences(ctx.call, input)),
})
