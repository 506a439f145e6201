import type { RevokeOverride } from '@leasehold/contracts'
import { type OpenCommand, recordAudit } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { lockCompany } from './lock-company.ts'
import { requireOverride } from './prepare-change.ts'
import { grantState } from './rules.ts'
import { staffId } from './staff-id.ts'
import * as store from './store.ts'

/**
 * Takes an override back: what it stood before holds again. One that has ended, or was revoked, stays as it is.
 *
 * @throws NotFound, TenantDeleted
 */
export async function revokeOverride(
  call: OpenCommand,
  input: RevokeOverride,
): Promise<{ changed: boolean }> {
  const { tx, now } = call
  const { tenantId, id, reason } = input
  await lockCompany(call, tenantId)
  const override = await requireOverride(tx, tenantId, id)
  const state = grantState(override, now)
  if (state === 'ended' || state === 'revoked') return { changed: false }

  await store.markRevoked(tx, { tenantId, id, revokedAt: now, revokedBy: staffId(call) })
  await requestSync(call, { tenantId, cause: 'override_changed' })
  const { feature, value, endsAt } = override
  await recordAudit(call, {
    tenantId,
    action: 'override.revoked',
    resource: 'override',
    resourceId: id,
    before: { feature, value, endsAt },
    after: reason ? { reason } : null,
  })
  return { changed: true }
}
