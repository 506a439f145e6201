import { readOverview, readSystem } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const systemRouter = router({
  /** For every admin; each part of the answer asks for its own permission. */
  overview: platform.query(null).query(({ ctx }) => readOverview(ctx.call)),
  read: platform
    .query('system:read')
    .query(({ ctx }) =>
      readSystem(ctx.call, { version: ctx.asked.version, settings: ctx.asked.systemSettings }),
    ),
})
