import {
  addInvoiceExtraInput,
  callOffContractInput,
  cancelContractInput,
  changeContractInput,
  createContractInput,
  extendContractTrialInput,
  listInvoiceExtrasInput,
  listSubscriptionsInput,
  moveContractInput,
  previewChangeContractInput,
  previewCreateContractInput,
  reasonedContractInput,
  revokeInvoiceExtraInput,
  subscriptionInput,
  subscriptionTimelineInput,
} from '@leasehold/contracts'
import {
  addInvoiceExtra,
  callOffContract,
  cancelContract,
  changeContract,
  createContract,
  extendContractTrial,
  getSubscription,
  listInvoiceExtras,
  listSubscriptions,
  listTimeline,
  moveContract,
  pauseContract,
  previewChangeContract,
  previewCreateContract,
  resumeContract,
  revokeInvoiceExtra,
  unpauseContract,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

const query = platform.query('subscriptions:read')
const preview = platform.query('subscriptions:manage')
const command = platform.command('subscriptions:manage')

export const subscriptionsRouter = router({
  list: query.input(listSubscriptionsInput).query(({ ctx, input }) => listSubscriptions(ctx.call, input)),
  get: query.input(subscriptionInput).query(({ ctx, input }) => getSubscription(ctx.call, input)),
  timeline: query.input(subscriptionTimelineInput).query(({ ctx, input }) => listTimeline(ctx.call, input)),
  previewCreate: preview
    .input(previewCreateContractInput)
    .query(({ ctx, input }) => previewCreateContract(ctx.call, input)),
  previewChange: preview
    .input(previewChangeContractInput)
    .query(({ ctx, input }) => previewChangeContract(ctx.call, input)),
  create: command.input(createContractInput).mutation(({ ctx, input }) => createContract(ctx.call, input)),
  change: command.input(changeContractInput).mutation(({ ctx, input }) => changeContract(ctx.call, input)),
  extendTrial: command
    .input(extendContractTrialInput)
    .mutation(({ ctx, input }) => extendContractTrial(ctx.call, input)),
  pause: command.input(reasonedContractInput).mutation(({ ctx, input }) => pauseContract(ctx.call, input)),
  unpause: command
    .input(reasonedContractInput)
    .mutation(({ ctx, input }) => unpauseContract(ctx.call, input)),
  cancel: command.input(cancelContractInput).mutation(({ ctx, input }) => cancelContract(ctx.call, input)),
  resume: command.input(reasonedContractInput).mutation(({ ctx, input }) => resumeContract(ctx.call, input)),
  callOff: command.input(callOffContractInput).mutation(({ ctx, input }) => callOffContract(ctx.call, input)),
  move: command.input(moveContractInput).mutation(({ ctx, input }) => moveContract(ctx.call, input)),
  extras: query.input(listInvoiceExtrasInput).query(({ ctx, input }) => listInvoiceExtras(ctx.call, input)),
  addExtra: command
    .input(addInvoiceExtraInput)
    .mutation(({ ctx, input }) => addInvoiceExtra(ctx.call, input)),
  revokeExtra: command
    .input(revokeInvoiceExtraInput)
    .mutation(({ ctx, input }) => revokeInvoiceExtra(ctx.call, input)),
})
