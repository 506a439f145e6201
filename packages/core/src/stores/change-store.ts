import type { ChangeStore } from '@leasehold/contracts'
import { changedFields, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { takingCode } from './create-store.ts'
import { holdStore } from './hold-store.ts'
import * as store from './store.ts'

/** @throws NotFound, VersionConflict, InvalidField when the code is taken */
export async function changeStore(call: TenantCommand, input: ChangeStore): Promise<void> {
  const { tx, tenant } = call
  const { id, version: _, ...fields } = input
  const { name, code, address, phone } = await holdStore(call, input)
  const change = changedFields({ name, code, address, phone }, fields)
  if (!change.changed) return
  await takingCode(store.updateStore(tx, tenant.id, id, fields))
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'store.changed',
    resource: 'store',
    resourceId: id,
    before: change.before,
    after: change.after,
  })
}
