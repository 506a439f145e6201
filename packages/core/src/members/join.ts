import type { Role } from '@leasehold/catalog'
import type { PlatformTx, TenantId } from '@leasehold/db'
import type { Call } from '../kernel/index.ts'
import { arrive } from '../people/index.ts'
import { AlreadyMember } from './errors.ts'
import * as store from './store.ts'

/** Who joins which company, as what. */
export type Joining = {
  tenantId: TenantId
  userId: string
  role: Role
  storeIds: readonly string[]
  invitedBy: string | null
}

/** @throws AlreadyMember also for a disabled member, who is let in by enabling */
export async function refuseMember(tx: PlatformTx, tenantId: TenantId, userId: string): Promise<void> {
  const member = await store.lockMember(tx, tenantId, userId)
  if (member && member.status !== 'removed') throw new AlreadyMember()
}

/**
 * Makes a person an active member, for the first time or again, with what arriving means for them. The
 * caller holds the contract and has made sure of a seat.
 *
 * @throws AlreadyMember also for a disabled member
 */
export async function join(call: Call, tx: PlatformTx, joining: Joining): Promise<void> {
  const { tenantId, userId, role, storeIds, invitedBy } = joining
  await refuseMember(tx, tenantId, userId)
  await store.joinMember(tx, { tenantId, userId, role, invitedBy })
  await store.setStores(tx, tenantId, userId, storeIds)
  await arrive(call, tx, userId, tenantId)
}
