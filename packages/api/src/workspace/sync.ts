import { currentSync } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { follow } from '../streams.ts'
import { router } from '../trpc.ts'

const anyMember = { minimum: 'billing_only' } as const

export const syncRouter = router({
  current: tenant.query('modules:use', anyMember).query(({ ctx }) => currentSync(ctx.call)),
  /** Ends when no run waits or is under way: an open stream takes one of a browser's few connections. */
  progress: tenant.subscription('modules:use', anyMember).subscription(({ ctx, signal }) =>
    follow(ctx, {
      channels: ['leasehold_sync'],
      concerns: ({ tenantId }, call) => tenantId === call.tenant.id,
      read: currentSync,
      isOver: (run) => run?.state !== 'waiting' && run?.state !== 'running',
      signal,
    }),
  ),
})
