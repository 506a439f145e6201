import { NotFound, type OpenCommand } from '../kernel/index.ts'
import { TenantDeleted } from '../tenants/index.ts'
import * as store from './store.ts'

/**
 * Holds a company for a change of what it may use.
 *
 * @throws NotFound, TenantDeleted
 */
export async function lockCompany({ tx }: OpenCommand, tenantId: string): Promise<void> {
  const tenant = await store.lockCompany(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (tenant.deletedAt) throw new TenantDeleted()
}
