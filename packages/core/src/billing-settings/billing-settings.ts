import type { ChangeBillingSettings } from '@leasehold/contracts'
import {
  changedFields,
  PLATFORM_CHAIN,
  type PlatformCommand,
  type PlatformQuery,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import * as store from './store.ts'

/** Whether companies buy by themselves, and who takes the money; no secret of either. */
export async function getBillingSettings(call: PlatformQuery) {
  const { payments, admin } = call
  const settings = await store.readSettings(call.database.platform)
  return {
    ...settings,
    /** Null where nobody is connected: contracts are kept by hand, also while `enabled`. */
    provider: payments && { kind: 'stripe' as const, isTest: payments.isTest },
    may: { configure: admin.permissions.has('billing:configure') },
  }
}

/**
 * Switches buying online on or off. Off, nobody can buy or change by themselves; staff keep contracts, and what Stripe
 * holds goes on.
 *
 * @throws VersionConflict
 */
export async function changeBillingSettings(
  call: PlatformCommand,
  { version, enabled }: ChangeBillingSettings,
): Promise<{ version: number }> {
  const settings = await store.lockSettings(call.tx)
  if (settings.version !== version) throw new VersionConflict(settings)
  const { changed, before, after } = changedFields(settings, { enabled })
  if (!changed) return { version }
  await store.updateSettings(call.tx, { enabled })
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'billing.changed',
    resource: 'billing',
    resourceId: null,
    before,
    after,
  })
  return { version: version + 1 }
}
