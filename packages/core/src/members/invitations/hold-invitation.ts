import { lockEntitlements } from '../../entitlements/index.ts'
import { NotFound, type TenantCommand } from '../../kernel/index.ts'
import { InvitationClosed, outOfReach } from '../errors.ts'
import { decideReach, maySee } from '../rules.ts'
import * as store from './store.ts'

/**
 * Holds an invitation for a change by someone of the company: the contract first, as whoever accepts does.
 *
 * @throws NotFound, InvitationClosed when it was accepted or revoked, and refusals of reach
 */
export async function holdInvitation(call: TenantCommand, id: string) {
  const { limits } = await lockEntitlements(call)
  const invitation = await store.lockInvitation(call.tx, call.tenant.id, id)
  if (!invitation || !maySee(call.membership, invitation)) throw new NotFound('invitation')
  const reach = decideReach(call.membership, invitation)
  if (!reach.ok) throw outOfReach(reach)
  const { status } = invitation
  if (status === 'accepted' || status === 'revoked') throw new InvitationClosed(status)
  return { invitation, status, limits }
}
