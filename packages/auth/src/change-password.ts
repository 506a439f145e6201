import type { ChangePassword } from '@leasehold/contracts'
import { type Call, emit, PLATFORM_CHAIN, recordAudit } from '@leasehold/core'
import { passwordChanged } from './events.ts'
import { hashPassword } from './passwords.ts'
import { renewSession } from './renew-session.ts'
import { requirePassword } from './require-password.ts'
import * as store from './store.ts'

/**
 * Changes the password of the caller. Every session ends; this browser goes on with a new token, and reset
 * links that are still under way end too.
 *
 * @param session the caller's own session
 * @returns the token of the session that takes its place
 * @throws WrongPassword, RateLimited
 */
export async function changePassword(
  call: Call,
  session: { userId: string; sessionId: string },
  input: ChangePassword,
): Promise<string> {
  const { userId } = session
  const holdAccount = await requirePassword(call, userId, input.currentPassword)
  const passwordHash = await hashPassword(input.password)
  return call.database.platformTransaction(async (tx) => {
    await holdAccount(tx)
    await store.setPassword(tx, userId, passwordHash)
    await store.deleteOpenResets(tx, userId)
    const token = await renewSession({ ...call, tx }, session)
    await recordAudit(
      { ...call, tx },
      { tenantId: PLATFORM_CHAIN, action: 'user.password_changed', resource: 'user', resourceId: userId },
    )
    await emit(tx, passwordChanged({ userId }))
    return token
  })
}
