import {
  auditPeopleInput,
  listPlatformAuditInput,
  platformAuditEntryInput,
  verifyAuditInput,
} from '@leasehold/contracts'
import { checkChain, findAllAuditPeople, getPlatformAuditEntry, listAllAuditEntries } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const auditRouter = router({
  list: platform
    .query('audit:read')
    .input(listPlatformAuditInput)
    .query(({ ctx, input }) => listAllAuditEntries(ctx.call, input)),
  get: platform
    .query('audit:read')
    .input(platformAuditEntryInput)
    .query(({ ctx, input }) => getPlatformAuditEntry(ctx.call, input)),
  people: platform
    .query('audit:read')
    .input(auditPeopleInput)
    .query(({ ctx, input }) => findAllAuditPeople(ctx.call, input)),
  verify: platform
    .query('audit:read')
    .input(verifyAuditInput)
    .query(({ ctx, input }) => checkChain(ctx.call, input)),
})
