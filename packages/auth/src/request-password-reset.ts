import { emailKey, type RequestPasswordReset } from '@leasehold/contracts'
import {
  type Call,
  emit,
  PLATFORM_CHAIN,
  recordAudit,
  resetPerAccount,
  resetPerAddress,
  takeAttempt,
} from '@leasehold/core'
import { passwordResetAsked } from './events.ts'

/**
 * Notes that someone wants a new password. Does the same work and gives the same answer whether or not there
 * is such an account: only the job that follows looks it up. What was typed is not put into the audit trail,
 * for people type passwords into the wrong field.
 *
 * @throws RateLimited
 */
export async function requestPasswordReset(call: Call, { login }: RequestPasswordReset): Promise<void> {
  await takeAttempt(call, resetPerAddress, call.request.ip ?? 'unknown')
  await takeAttempt(call, resetPerAccount, emailKey(login))
  await call.database.platformTransaction(async (tx) => {
    await emit(tx, passwordResetAsked({ login }))
    await recordAudit(
      { ...call, tx },
      {
        tenantId: PLATFORM_CHAIN,
        action: 'user.password_reset_asked',
        resource: 'user',
        resourceId: null,
      },
    )
  })
}
