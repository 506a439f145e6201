import type { CreateStore } from '@leasehold/contracts'
import { isUniqueViolation } from '@leasehold/db'
import { lockEntitlements } from '../entitlements/index.ts'
import { InvalidField, newId, once, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { StoreLimitReached } from './errors.ts'
import { decideStore } from './rules.ts'
import * as store from './store.ts'

/**
 * Opens a store, within the number the plan includes.
 *
 * @throws StoreLimitReached, InvalidField when the code is taken
 */
export async function createStore(call: TenantCommand, input: CreateStore): Promise<{ id: string }> {
  const { tx, tenant, membership } = call
  const { idempotencyKey: key, ...fields } = input
  const scope = `user:${membership.userId}:stores.create`
  return once(tx, { tenantId: tenant.id, scope, key, input: fields }, async () => {
    const { limits } = await lockEntitlements(call)
    const used = await store.countOpenStores(tx, tenant.id)
    const verdict = decideStore({ limit: limits.stores, used })
    if (!verdict.ok) throw new StoreLimitReached(verdict)

    const id = newId()
    await takingCode(store.insertStore(tx, { tenantId: tenant.id, id, ...fields }))
    await recordAudit(call, {
      tenantId: tenant.id,
      action: 'store.created',
      resource: 'store',
      resourceId: id,
      after: fields,
    })
    return { id }
  })
}

/** Waits for a write of a store's code; another store may have it, archived ones too. */
export async function takingCode(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (error) {
    throw isUniqueViolation(error) ? new InvalidField('code', 'taken') : error
  }
}
