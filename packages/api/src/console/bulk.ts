import {
  bulkInput,
  listBulkItemsInput,
  listBulksInput,
  previewBulkInput,
  startBulkInput,
} from '@leasehold/contracts'
import {
  cancelBulk,
  getBulk,
  listBulkItems,
  listBulks,
  previewBulk,
  retryBulk,
  startBulk,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { follow } from '../streams.ts'
import { router } from '../trpc.ts'

export const bulkRouter = router({
  list: platform
    .query('sync:read')
    .input(listBulksInput)
    .query(({ ctx, input }) => listBulks(ctx.call, input)),
  get: platform
    .query('sync:read')
    .input(bulkInput)
    .query(({ ctx, input }) => getBulk(ctx.call, input)),
  progress: platform
    .subscription('sync:read')
    .input(bulkInput)
    .subscription(({ ctx, input, signal }) =>
      follow(ctx, {
        channels: ['leasehold_bulk', 'leasehold_sync'],
        concerns: ({ bulkId }) => bulkId === input.bulkId,
        read: (call) => getBulk(call, input),
        isOver: ({ isOver }) => isOver,
        signal,
      }),
    ),
  items: platform
    .query('sync:read')
    .input(listBulkItemsInput)
    .query(({ ctx, input }) => listBulkItems(ctx.call, input)),
  preview: platform
    .query('entitlements:manage')
    .input(previewBulkInput)
    .query(({ ctx, input }) => previewBulk(ctx.call, input)),
  start: platform
    .command('entitlements:manage')
    .input(startBulkInput)
    .mutation(({ ctx, input }) => startBulk(ctx.call, input)),
  retry: platform
    .command('entitlements:manage')
    .input(bulkInput)
    .mutation(({ ctx, input }) => retryBulk(ctx.call, input)),
  cancel: platform
    .command('entitlements:manage')
    .input(bulkInput)
    .mutation(({ ctx, input }) => cancelBulk(ctx.call, input)),
})
