import { emailKey, usernameKey } from '@leasehold/contracts'
import {
  type JobCall,
  lockUser,
  newToken,
  PLATFORM_CHAIN,
  RateLimited,
  recordAudit,
  resetPerAccount,
  sha256,
  takeAttempt,
} from '@leasehold/core'
import { resetExpiry } from './reset-rules.ts'
import * as store from './store.ts'

/**
 * Mails a reset link to whoever the name or address belongs to; to nobody when there is no such account or
 * it is disabled, and then works as long: the requests that follow in this process must not tell. The token is made here and is nowhere but in the mail: only its hash is stored, and any
 * earlier link ends.
 */
export async function mailResetLink(call: JobCall, { login }: { login: string }): Promise<void> {
  if (await call.wasMailed('password-reset')) return
  const user = await store.findUser(call.database.platform, usernameKey(login), emailKey(login))
  const token = newToken()
  const values = { name: user?.displayName ?? login, link: `${call.workspaceUrl}/reset-password/${token}` }
  if (!user || user.status === 'disabled' || !(await mayAskAgain(call, user.id))) {
    return call.rehearseMail({ template: 'password-reset', to: login, locale: user?.locale ?? 'en', values })
  }
  const isLive = await call.database.platformTransaction(async (tx) => {
    const held = await lockUser(tx, user.id)
    if (held?.status !== 'enabled') return false
    await store.replaceReset(tx, {
      tokenHash: sha256(token),
      userId: user.id,
      expiresAt: resetExpiry(call.now),
    })
    await recordAudit(
      { ...call, tx },
      {
        tenantId: PLATFORM_CHAIN,
        action: 'user.password_reset_link_made',
        resource: 'user',
        resourceId: user.id,
      },
    )
    return true
  })
  if (!isLive) return
  await call.sendMail({
    template: 'password-reset',
    to: user.email,
    locale: user.locale,
    values,
  })
}

/** Counted by account here too: it can be asked for by name and by address. Too often is answered by silence. */
async function mayAskAgain(call: JobCall, userId: string): Promise<boolean> {
  try {
    await takeAttempt(call, resetPerAccount, userId)
    return true
  } catch (error) {
    if (error instanceof RateLimited) return false
    throw error
  }
}
