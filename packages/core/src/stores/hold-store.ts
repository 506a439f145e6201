import type { StoreVersion } from '@leasehold/contracts'
import { NotFound, type TenantCommand, VersionConflict } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * The store as it was read, held for the rest of the transaction.
 *
 * @throws NotFound, VersionConflict
 */
export async function holdStore(call: TenantCommand, { id, version }: Pick<StoreVersion, 'id' | 'version'>) {
  const found = await store.lockStore(call.tx, call.tenant.id, id)
  if (!found) throw new NotFound('store')
  if (found.version !== version) throw new VersionConflict(found)
  return found
}
