import type { DepartmentVersion } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { NotFound, type TenantCommand, VersionConflict } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * The department as it was read, and the tree around it, held for the rest of the transaction: two moves at
 * once could close a circle that neither of them sees alone.
 *
 * @throws NotFound, VersionConflict
 */
export async function holdDepartment(call: TenantCommand, { id, version }: DepartmentVersion) {
  await lockEntitlements(call)
  const department = await store.lockDepartment(call.tx, call.tenant.id, id)
  if (!department) throw new NotFound('department')
  if (department.version !== version) throw new VersionConflict(department)
  return { department, tree: await store.readTree(call.tx, call.tenant.id) }
}
