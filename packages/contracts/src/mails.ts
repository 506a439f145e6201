import { mailStatuses, mailTemplates } from '@leasehold/catalog'
import { z } from 'zod'
import { page, text, uuid } from './common.ts'

/** The console's list of mails; `query` is a part of the recipient's address. */
export const listMailsInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  status: z.enum(mailStatuses).optional(),
  template: z.enum(mailTemplates).optional(),
})

export const mailInput = z.strictObject({ id: uuid })

export type ListMails = z.output<typeof listMailsInput>
