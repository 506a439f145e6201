import type { Invitation } from '@leasehold/contracts'
import { recordAudit, type TenantCommand } from '../../kernel/index.ts'
import { holdInvitation } from './hold-invitation.ts'
import * as store from './store.ts'

/**
 * Takes an invitation back: its link stops working and its seat is free.
 *
 * @throws NotFound, InvitationClosed (also when it was accepted meanwhile), refusals of reach
 */
export async function revokeInvitation(call: TenantCommand, input: Invitation): Promise<void> {
  const { tx, tenant } = call
  const { invitation, status } = await holdInvitation(call, input.id)
  await store.updateInvitation(tx, tenant.id, invitation.id, { status: 'revoked' })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'invitation.revoked',
    resource: 'invitation',
    resourceId: invitation.id,
    before: { status },
    after: { status: 'revoked', email: invitation.email },
  })
}
