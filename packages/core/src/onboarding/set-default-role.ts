import type { SetDefaultRole } from '@leasehold/contracts'
import { changedFields, recordAudit, type TenantCommand } from '../kernel/index.ts'
import * as store from './store.ts'

/** The role that the form for inviting offers first. */
export async function setDefaultRole(call: TenantCommand, { role }: SetDefaultRole): Promise<void> {
  const { tx, tenant } = call
  const before = await store.lockDefaultRole(tx, tenant.id)
  const { changed, ...change } = changedFields({ defaultRole: before }, { defaultRole: role })
  if (!changed) return
  await store.setDefaultRole(tx, tenant.id, role)
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'tenant.changed',
    resource: 'tenant',
    resourceId: tenant.id,
    ...change,
  })
}
