import {
  changeDepartmentInput,
  createDepartmentInput,
  departmentVersionInput,
  listDepartmentsInput,
} from '@leasehold/contracts'
import {
  archiveDepartment,
  changeDepartment,
  createDepartment,
  listDepartments,
  restoreDepartment,
} from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const departmentsRouter = router({
  list: tenant
    .query('departments:read')
    .input(listDepartmentsInput)
    .query(({ ctx, input }) => listDepartments(ctx.call, input)),
  create: tenant
    .command('departments:manage')
    .input(createDepartmentInput)
    .mutation(({ ctx, input }) => createDepartment(ctx.call, input)),
  change: tenant
    .command('departments:manage')
    .input(changeDepartmentInput)
    .mutation(({ ctx, input }) => changeDepartment(ctx.call, input)),
  archive: tenant
    .command('departments:manage')
    .input(departmentVersionInput)
    .mutation(({ ctx, input }) => archiveDepartment(ctx.call, input)),
  restore: tenant
    .command('departments:manage')
    .input(departmentVersionInput)
    .mutation(({ ctx, input }) => restoreDepartment(ctx.call, input)),
})
