import { listStripeEventsInput, stripeEventInput } from '@leasehold/contracts'
import { getStripeEvent, listHandledTypes, listStripeEvents, replayStripeEvent } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const stripeEventsRouter = router({
  list: platform
    .query('stripe:read')
    .input(listStripeEventsInput)
    .query(({ ctx, input }) => listStripeEvents(ctx.call, input)),
  get: platform
    .query('stripe:read')
    .input(stripeEventInput)
    .query(({ ctx, input }) => getStripeEvent(ctx.call, input)),
  types: platform.query('stripe:read').query(() => listHandledTypes()),
  replay: platform
    .command('stripe:manage')
    .input(stripeEventInput)
    .mutation(({ ctx, input }) => replayStripeEvent(ctx.call, input)),
})
