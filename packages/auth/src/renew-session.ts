import { deleteUserSessions, newToken, type OpenCommand, sha256 } from '@leasehold/core'
import { createSession } from './lucia.ts'
import * as store from './store.ts'

/**
 * Ends every session of a person and puts a new one in the place of the caller's own, in the company that one
 * was in: whoever holds an old token, holds nothing any more.
 *
 * @returns the new token
 */
export async function renewSession(
  call: OpenCommand,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<string> {
  const { tx, request } = call
  const { kind = 'cookie', lastTenantId = null } = (await store.readSession(tx, sessionId)) ?? {}
  await deleteUserSessions(tx, userId)
  const token = newToken()
  const { ip, userAgent } = request
  const details = { kind, ip, userAgent: userAgent?.slice(0, 400) ?? null, lastTenantId }
  await createSession(store.userSessionTable(tx, details), userId, sha256(token))
  return token
}
