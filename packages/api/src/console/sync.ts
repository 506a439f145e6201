import {
  listDriftInput,
  listSyncRunsInput,
  mendDriftInput,
  runSyncInput,
  syncRunInput,
} from '@leasehold/contracts'
import {
  cancelSync,
  getSyncRun,
  listDrift,
  listSyncRuns,
  mendDrift,
  retrySync,
  runSync,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { follow } from '../streams.ts'
import { router } from '../trpc.ts'

export const syncRouter = router({
  list: platform
    .query('sync:read')
    .input(listSyncRunsInput)
    .query(({ ctx, input }) => listSyncRuns(ctx.call, input)),
  get: platform
    .query('sync:read')
    .input(syncRunInput)
    .query(({ ctx, input }) => getSyncRun(ctx.call, input)),
  progress: platform
    .subscription('sync:read')
    .input(syncRunInput)
    .subscription(({ ctx, input, signal }) =>
      follow(ctx, {
        channels: ['leasehold_sync'],
        concerns: ({ runId }) => runId === input.runId,
        read: (call) => getSyncRun(call, input),
        isOver: ({ state }) => state !== 'waiting' && state !== 'running',
        signal,
      }),
    ),
  drift: platform
    .query('sync:read')
    .input(listDriftInput)
    .query(({ ctx, input }) => listDrift(ctx.call, input)),
  run: platform
    .command('sync:manage')
    .input(runSyncInput)
    .mutation(({ ctx, input }) => runSync(ctx.call, input)),
  retry: platform
    .command('sync:manage')
    .input(syncRunInput)
    .mutation(({ ctx, input }) => retrySync(ctx.call, input)),
  cancel: platform
    .command('sync:manage')
    .input(syncRunInput)
    .mutation(({ ctx, input }) => cancelSync(ctx.call, input)),
  mend: platform
    .command('sync:manage')
    .input(mendDriftInput)
    .mutation(({ ctx, input }) => mendDrift(ctx.call, input)),
})
