import { auditEntryInput, auditPeopleInput, listAuditInput } from '@leasehold/contracts'
import { findAuditPeople, getAuditEntry, listAuditEntries } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const auditRouter = router({
  list: tenant
    .query('audit:read')
    .input(listAuditInput)
    .query(({ ctx, input }) => listAuditEntries(ctx.call, input)),
  get: tenant
    .query('audit:read')
    .input(auditEntryInput)
    .query(({ ctx, input }) => getAuditEntry(ctx.call, input)),
  people: tenant
    .query('audit:read')
    .input(auditPeopleInput)
    .query(({ ctx, input }) => findAuditPeople(ctx.call, input)),
})
