import {
  changeRecordInput,
  createRecordInput,
  listRecordsInput,
  recordInput,
  recordVersionInput,
} from '@leasehold/contracts'
import { changeRecord, createRecord, deleteRecord, getRecord, listRecords } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const recordsRouter = router({
  list: tenant.records
    .query('read')
    .input(listRecordsInput)
    .query(({ ctx, input }) => listRecords(ctx.call, input)),
  get: tenant.records
    .query('read')
    .input(recordInput)
    .query(({ ctx, input }) => getRecord(ctx.call, input)),
  create: tenant.records
    .command('write')
    .input(createRecordInput)
    .mutation(({ ctx, input }) => createRecord(ctx.call, input)),
  change: tenant.records
    .command('write')
    .input(changeRecordInput)
    .mutation(({ ctx, input }) => changeRecord(ctx.call, input)),
  delete: tenant.records
    .command('delete')
    .input(recordVersionInput)
    .mutation(({ ctx, input }) => deleteRecord(ctx.call, input)),
})
