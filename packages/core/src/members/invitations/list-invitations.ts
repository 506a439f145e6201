import type { ListInvitations } from '@leasehold/contracts'
import { decodePlace, type TenantQuery, toPage } from '../../kernel/index.ts'
import { decideReach, invitationState, reachedStores } from '../rules.ts'
import * as store from './store.ts'

/**
 * A page of the invitations that wait or ran out, newest first. Who is limited to stores sees those to
 * some of them.
 */
export async function listInvitations(call: TenantQuery, { cursor, limit }: ListInvitations) {
  const { reader, membership, now } = call
  const place = decodePlace(cursor, ['uuid'])
  const storeIds = reachedStores(membership)
  const rows = await store.listInvitations(reader, { storeIds, place, limit })
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return {
    ...page,
    items: page.items.map(({ storeIds, status, ...invitation }) => ({
      ...invitation,
      state: invitationState({ ...invitation, status, tenantDeleted: false }, now),
      /** Whether the caller may resend and revoke it. */
      mayChange: decideReach(membership, { role: invitation.role, storeIds }).ok,
    })),
  }
}
