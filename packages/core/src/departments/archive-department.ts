import type { DepartmentVersion } from '@leasehold/contracts'
import { Refusal, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { DepartmentInUse, DepartmentLimitReached, misplaced } from './errors.ts'
import { holdDepartment } from './hold-department.ts'
import { decidePlace, departmentLimit } from './rules.ts'
import * as store from './store.ts'

/**
 * Takes an empty department out of use. Nothing is deleted.
 *
 * @throws NotFound, VersionConflict, DepartmentInUse, and WRONG_STATE when it is archived already
 */
export async function archiveDepartment(call: TenantCommand, input: DepartmentVersion): Promise<void> {
  const { tx, tenant, now } = call
  const { department, tree } = await holdDepartment(call, input)
  if (department.archivedAt) throw new Refusal('WRONG_STATE')
  const members = await store.countMembers(tx, tenant.id, department.id)
  const below = tree.filter((node) => node.parentId === department.id && !node.isArchived).length
  if (members + below > 0) throw new DepartmentInUse({ members, departments: below })

  await store.updateDepartment(tx, tenant.id, department.id, { archivedAt: now })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'department.archived',
    resource: 'department',
    resourceId: department.id,
    before: { name: department.name, status: 'open' },
    after: { name: department.name, status: 'archived' },
  })
}

/**
 * Takes an archived department into use again: below its parent when that is open, else at the top.
 *
 * @throws NotFound, VersionConflict, DepartmentLimitReached, InvalidField when its name is taken there
 *   meanwhile, and WRONG_STATE when it is open
 */
export async function restoreDepartment(call: TenantCommand, input: DepartmentVersion): Promise<void> {
  const { tx, tenant } = call
  const { department, tree } = await holdDepartment(call, input)
  if (!department.archivedAt) throw new Refusal('WRONG_STATE')
  if (tree.filter((node) => !node.isArchived).length >= departmentLimit) throw new DepartmentLimitReached()
  const { id, name } = department
  const parent = tree.find((node) => node.id === department.parentId && !node.isArchived)
  const parentId = parent?.id ?? null
  const verdict = decidePlace(tree, id, { name, parentId })
  if (!verdict.ok) throw misplaced(verdict)

  await store.updateDepartment(tx, tenant.id, id, { archivedAt: null, parentId })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'department.restored',
    resource: 'department',
    resourceId: id,
    before: { name, status: 'archived', parentId: department.parentId },
    after: { name, status: 'open', parentId },
  })
}
