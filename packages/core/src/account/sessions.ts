import { type Call, NotFound, type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../kernel/index.ts'
import { describeDevice, sessionHandle } from '../users/index.ts'
import * as store from './store.ts'

/** The caller's own session, as the guard read it. */
export type OwnSession = { userId: string; sessionId: string }

/** Where the caller is signed in, the session that asks first, then the newest. */
export async function listOwnSessions(call: Call, { userId, sessionId }: OwnSession) {
  const sessions = await store.listSessions(call.database.platform, userId, call.now)
  return sessions
    .map(({ id, kind, ip, userAgent, createdAt }) => ({
      session: sessionHandle(call, id),
      isCurrent: id === sessionId,
      kind,
      ip,
      device: describeDevice(userAgent),
      since: createdAt,
    }))
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Ends one session of the caller: its next request is signed out. */
export async function endOwnSession(
  call: OpenCommand,
  { userId }: OwnSession,
  { session }: { session: string },
): Promise<void> {
  const sessions = await store.listSessions(call.tx, userId, call.now)
  const found = sessions.find(({ id }) => sessionHandle(call, id) === session)
  if (!found || !(await store.deleteSession(call.tx, userId, found.id))) throw new NotFound('session')
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.session_ended',
    resource: 'user',
    resourceId: userId,
    before: { kind: found.kind, ip: found.ip, since: found.createdAt.toISOString() },
  })
}

/** Ends every session of the caller but the one that asks. */
export async function endOtherSessions(
  call: OpenCommand,
  { userId, sessionId }: OwnSession,
): Promise<{ ended: number }> {
  const ended = await store.deleteOtherSessions(call.tx, userId, sessionId)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.sessions_ended',
    resource: 'user',
    resourceId: userId,
    after: { ended },
  })
  return { ended }
}
