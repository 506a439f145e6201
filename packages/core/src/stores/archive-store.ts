import type { StoreVersion } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { Refusal, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { StoreInUse, StoreLimitReached } from './errors.ts'
import { holdStore } from './hold-store.ts'
import { decideStore, mayArchive } from './rules.ts'
import * as store from './store.ts'

/**
 * Closes a store: it no longer counts against the plan and cannot be chosen. Nothing is deleted.
 *
 * @throws NotFound, VersionConflict, StoreInUse, and WRONG_STATE when it is archived already
 */
export async function archiveStore(call: TenantCommand, input: StoreVersion): Promise<void> {
  const { tx, tenant, now } = call
  // Whoever limits somebody to stores holds the contract too.
  await lockEntitlements(call)
  const found = await holdStore(call, input)
  if (found.archivedAt) throw new Refusal('WRONG_STATE')
  const confined = await store.countConfined(tx, tenant.id, found.id)
  if (!mayArchive(confined)) throw new StoreInUse(confined)
  await setArchived(call, found, now)
}

/**
 * Opens an archived store again, within the number the plan includes.
 *
 * @throws NotFound, VersionConflict, StoreLimitReached, and WRONG_STATE when it is open
 */
export async function restoreStore(call: TenantCommand, input: StoreVersion): Promise<void> {
  const { limits } = await lockEntitlements(call)
  const found = await holdStore(call, input)
  if (!found.archivedAt) throw new Refusal('WRONG_STATE')
  const used = await store.countOpenStores(call.tx, call.tenant.id)
  const verdict = decideStore({ limit: limits.stores, used })
  if (!verdict.ok) throw new StoreLimitReached(verdict)
  await setArchived(call, found, null)
}

async function setArchived(call: TenantCommand, { id, name }: { id: string; name: string }, at: Date | null) {
  await store.updateStore(call.tx, call.tenant.id, id, { archivedAt: at })
  await recordAudit(call, {
    tenantId: call.tenant.id,
    action: at ? 'store.archived' : 'store.restored',
    resource: 'store',
    resourceId: id,
    before: { name, status: at ? 'open' : 'archived' },
    after: { name, status: at ? 'archived' : 'open' },
  })
}
