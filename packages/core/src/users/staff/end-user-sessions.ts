import type { EndUserSession } from '@leasehold/contracts'
import { NotFound, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../../kernel/index.ts'
import { lockUser } from '../../people/index.ts'
import { sessionHandle } from './session-handle.ts'
import * as store from './store.ts'

/** Ends one session of a person: its next request is signed out. */
export async function endUserSession(call: PlatformCommand, input: EndUserSession): Promise<void> {
  const { tx } = call
  const ids = await store.listSessionIds(tx, input.userId)
  const id = ids.find((candidate) => sessionHandle(call, candidate) === input.session)
  const [ended] = id ? await store.deleteSessions(tx, input.userId, [id]) : []
  if (!ended) throw new NotFound('session')
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.session_ended',
    resource: 'user',
    resourceId: input.userId,
    before: { kind: ended.kind, ip: ended.ip, since: ended.createdAt.toISOString() },
  })
}

/** Ends every session of a person; who is not blocked may sign in again. */
export async function endAllUserSessions(
  call: PlatformCommand,
  { userId }: { userId: string },
): Promise<{ ended: number }> {
  const { tx } = call
  // Held, so that a sign-in that is under way is either ended too or begins afterwards.
  if (!(await lockUser(tx, userId))) throw new NotFound('user')
  const ended = (await store.deleteSessions(tx, userId)).length
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.sessions_ended',
    resource: 'user',
    resourceId: userId,
    after: { ended },
  })
  return { ended }
}
