import type { SetOverride } from '@leasehold/contracts'
import { readInputsIn } from '../entitlements/index.ts'
import { newId, type OpenCommand, recordAudit } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { lockCompany } from './lock-company.ts'
import { prepareOverride } from './prepare-change.ts'
import { madeAt, sameOverride } from './rules.ts'
import { staffId } from './staff-id.ts'
import * as store from './store.ts'

/**
 * Grants a company a feature, or takes it away, by hand: it wins over the plan, and over overrides made before. One
 * that says the same already is kept.
 *
 * @throws InvalidField, NotFound, TenantDeleted
 */
export async function setOverride(
  call: OpenCommand,
  input: SetOverride,
): Promise<{ id: string; changed: boolean }> {
  const { tx, now } = call
  const { tenantId } = input
  await lockCompany(call, tenantId)
  const { override } = await prepareOverride(tx, input, now)
  const { overrides } = await readInputsIn(tx, tenantId)
  const same = sameOverride(overrides, override, now)
  if (same) return { id: same.id, changed: false }

  // The order of overrides is that of their ids. Requests that waited for each other are in the order of the lock,
  // not of the clocks they came with.
  const newest = await store.newestOverride(tx, tenantId)
  const id = newest ? newId(Math.max(now.getTime(), madeAt(newest) + 1)) : override.id
  await store.insertOverride(tx, { ...override, tenantId, id, createdBy: staffId(call), createdAt: now })
  await requestSync(call, { tenantId, cause: 'override_changed' })
  const { feature, value, reason, startsAt, endsAt } = override
  await recordAudit(call, {
    tenantId,
    action: 'override.set',
    resource: 'override',
    resourceId: id,
    after: { feature, value, reason, ...(startsAt > now && { startsAt }), endsAt },
  })
  return { id, changed: true }
}
