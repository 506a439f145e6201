import { advanceClockInput, changeBillingSettingsInput } from '@leasehold/contracts'
import { advanceClock, changeBillingSettings, getBillingSettings } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const consoleBillingRouter = router({
  settings: platform.query('subscriptions:read').query(({ ctx }) => getBillingSettings(ctx.call)),
  changeSettings: platform
    .command('billing:configure')
    .input(changeBillingSettingsInput)
    .mutation(({ ctx, input }) => changeBillingSettings(ctx.call, input)),
  advanceClock: platform
    .command('subscriptions:manage')
    .input(advanceClockInput)
    .mutation(({ ctx, input }) => advanceClock(ctx.call, input)),
})
