import type { ListDepartments } from '@leasehold/contracts'
import type { TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * All departments of the company, open or archived, by name; the tree is in their `parentId`. Read in one
 * piece: there are at most `departmentLimit` open ones, and of archived ones the first so many are shown.
 */
export async function listDepartments(call: TenantQuery, input: ListDepartments) {
  return store.listDepartments(call.reader, input.status)
}
