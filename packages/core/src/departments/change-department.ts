import type { ChangeDepartment } from '@leasehold/contracts'
import { changedFields, Refusal, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { misplaced } from './errors.ts'
import { holdDepartment } from './hold-department.ts'
import { decidePlace } from './rules.ts'
import * as store from './store.ts'

/**
 * Renames or moves a department, with everything below it.
 *
 * @throws NotFound, VersionConflict, DepartmentCycle, InvalidField, and WRONG_STATE when it is archived
 */
export async function changeDepartment(call: TenantCommand, input: ChangeDepartment): Promise<void> {
  const { tx, tenant } = call
  const { id, version, ...fields } = input
  const { department, tree } = await holdDepartment(call, { id, version })
  if (department.archivedAt) throw new Refusal('WRONG_STATE')
  const verdict = decidePlace(tree, id, fields)
  if (!verdict.ok) throw misplaced(verdict)
  const change = changedFields({ name: department.name, parentId: department.parentId }, fields)
  if (!change.changed) return
  await store.updateDepartment(tx, tenant.id, id, fields)
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'department.changed',
    resource: 'department',
    resourceId: id,
    before: change.before,
    after: change.after,
  })
}
