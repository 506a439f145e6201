import { z } from 'zod'
import { text, uuid, version } from './common.ts'

const fields = {
  name: text(80),
  /** The department it belongs to; null is the top. */
  parentId: uuid.nullable().default(null),
}

export const listDepartmentsInput = z.strictObject({ status: z.enum(['open', 'archived']).default('open') })

export const createDepartmentInput = z.strictObject(fields)

export const changeDepartmentInput = z.strictObject({ id: uuid, version, ...fields })

export const departmentVersionInput = z.strictObject({ id: uuid, version })

export type ListDepartments = z.output<typeof listDepartmentsInput>
export type CreateDepartment = z.output<typeof createDepartmentInput>
export type ChangeDepartment = z.output<typeof changeDepartmentInput>
export type DepartmentVersion = z.output<typeof departmentVersionInput>
