import type { CreateDepartment } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { newId, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { DepartmentLimitReached, misplaced } from './errors.ts'
import { decidePlace, departmentLimit } from './rules.ts'
import * as store from './store.ts'

/**
 * Adds a department. Clicked twice, the second finds the name taken.
 *
 * @throws DepartmentLimitReached, InvalidField when the name is taken there or the parent is gone
 */
export async function createDepartment(
  call: TenantCommand,
  input: CreateDepartment,
): Promise<{ id: string }> {
  const { tx, tenant } = call
  await lockEntitlements(call)
  const tree = await store.readTree(tx, tenant.id)
  if (tree.filter((node) => !node.isArchived).length >= departmentLimit) throw new DepartmentLimitReached()
  const verdict = decidePlace(tree, null, input)
  if (!verdict.ok) throw misplaced(verdict)

  const id = newId()
  await store.insertDepartment(tx, { tenantId: tenant.id, id, ...input })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'department.created',
    resource: 'department',
    resourceId: id,
    after: input,
  })
  return { id }
}
