import type { PlatformTx } from '@leasehold/db'
import { type Call, emit, PLATFORM_CHAIN, recordAudit } from '../kernel/index.ts'
import { leftEveryCompany, primaryMoved } from './events.ts'
import { decideDeparture } from './rules.ts'
import * as store from './store.ts'

/**
 * What a departure changes for the person: the primary moves, or, when no company is left, the user is
 * disabled and every session ends. The caller has changed the membership itself in the same transaction,
 * or does so next; `tenantId` counts as left either way.
 */
export async function depart(call: Call, tx: PlatformTx, userId: string, tenantId: string): Promise<void> {
  const user = await store.lockUser(tx, userId)
  const { newPrimary, leftEvery } = decideDeparture(await store.listBelongings(tx, userId), tenantId)
  if (leftEvery) {
    await store.setPrimary(tx, userId, null)
    if (user?.status !== 'enabled') return
    await store.setDisabled(tx, userId, 'left_every_company')
    await store.deleteUserSessions(tx, userId)
    await recordAudit(
      { ...call, tx },
      {
        tenantId: PLATFORM_CHAIN,
        action: 'user.disabled',
        resource: 'user',
        resourceId: userId,
        before: { status: 'enabled' },
        after: { status: 'disabled', cause: 'left_every_company' },
      },
    )
    await emit(tx, leftEveryCompany({ userId, lastTenantId: tenantId }))
  } else if (newPrimary) {
    await store.setPrimary(tx, userId, newPrimary)
    await emit(tx, primaryMoved({ userId, fromTenantId: tenantId, toTenantId: newPrimary }))
  }
}
