import { listMailsInput, mailInput } from '@leasehold/contracts'
import { getMail, listMails } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const mailsRouter = router({
  list: platform
    .query('mail:read')
    .input(listMailsInput)
    .query(({ ctx, input }) => listMails(ctx.call, input)),
  get: platform
    .query('mail:read')
    .input(mailInput)
    .query(({ ctx, input }) => getMail(ctx.call, input)),
})
