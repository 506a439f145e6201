import { type OpenCommand, PLATFORM_CHAIN, recordAudit } from '@leasehold/core'
import * as store from './store.ts'

/** Ends the caller's session, at once and for every process. */
export async function signOut(call: OpenCommand, sessionId: string): Promise<void> {
  const { actor, tx } = call
  const isAdmin = actor.kind === 'admin'
  const table = isAdmin ? store.adminSessionTable(tx) : store.userSessionTable(tx)
  await table.remove(sessionId)
  const resource = isAdmin ? 'admin' : 'user'
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: `${resource}.signed_out`,
    resource,
    resourceId: actor.id,
  })
}
