import type { ResetPassword } from '@leasehold/contracts'
import {
  type Call,
  deleteUserSessions,
  emit,
  linksPerAddress,
  lockUser,
  PLATFORM_CHAIN,
  recordAudit,
  sha256,
  takeAttempt,
} from '@leasehold/core'
import type { PlatformDb } from '@leasehold/db'
import { AccountDisabled, ResetLinkRefused } from './errors.ts'
import { passwordChanged } from './events.ts'
import { hashPassword } from './passwords.ts'
import { decideReset } from './reset-rules.ts'
import * as store from './store.ts'

/**
 * Says whether a reset link still works, and until when, before a password is typed.
 *
 * @throws ResetLinkRefused, RateLimited
 */
export async function checkResetLink(call: Call, { token }: { token: string }): Promise<{ expiresAt: Date }> {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  const { expiresAt } = await requireLive(call.database.platform, sha256(token), call.now)
  return { expiresAt }
}

/**
 * Sets a new password by the link of a mail. The link works once; every session of the account ends, and
 * nobody is signed in by it.
 *
 * @throws ResetLinkRefused, AccountDisabled, RateLimited
 */
export async function resetPassword(call: Call, { token, password }: ResetPassword): Promise<void> {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  const tokenHash = sha256(token)
  // Looked at before the costly hash, and again under the lock: two clicks at once are one use.
  const { userId } = await requireLive(call.database.platform, tokenHash, call.now)
  const passwordHash = await hashPassword(password)
  await call.database.platformTransaction(async (tx) => {
    const user = await lockUser(tx, userId)
    await requireLive(tx, tokenHash, call.now)
    if (user?.status !== 'enabled') throw new AccountDisabled()
    await store.useReset(tx, tokenHash, call.now)
    await store.setPassword(tx, userId, passwordHash)
    await deleteUserSessions(tx, userId)
    await recordAudit(
      { ...call, actor: { kind: 'user', id: userId }, tx },
      { tenantId: PLATFORM_CHAIN, action: 'user.password_reset', resource: 'user', resourceId: userId },
    )
    await emit(tx, passwordChanged({ userId }))
  })
}

async function requireLive(db: PlatformDb, tokenHash: string, now: Date) {
  const link = await store.readReset(db, tokenHash)
  const verdict = decideReset(link, now)
  if (!link || !verdict.ok) throw new ResetLinkRefused(verdict.ok ? 'unknown' : verdict.reason)
  return link
}
