import type { PlatformTx } from '@leasehold/db'
import { type Call, PLATFORM_CHAIN, recordAudit } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * What joining, or coming back to, a company changes for the person: the user is enabled, and the company
 * becomes the primary if there is none. A user whom staff disabled stays so. The caller has made the membership active in the same transaction.
 */
export async function arrive(call: Call, tx: PlatformTx, userId: string, tenantId: string): Promise<void> {
  const user = await store.lockUser(tx, userId)
  if (user?.disabledCause === 'left_every_company') {
    await store.setDisabled(tx, userId, null)
    await recordAudit(
      { ...call, tx },
      {
        tenantId: PLATFORM_CHAIN,
        action: 'user.enabled',
        resource: 'user',
        resourceId: userId,
        before: { status: 'disabled' },
        after: { status: 'enabled', cause: 'joined_company' },
      },
    )
  }
  const belongings = await store.listBelongings(tx, userId)
  if (!belongings.some((belonging) => belonging.isPrimary)) await store.setPrimary(tx, userId, tenantId)
}
