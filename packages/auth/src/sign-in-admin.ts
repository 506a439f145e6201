import { emailKey, type SignInAdmin, usernameKey } from '@leasehold/contracts'
import {
  type Call,
  forgive,
  newToken,
  PLATFORM_CHAIN,
  recordAudit,
  sha256,
  signInPerAccount,
  signInPerAddress,
  takeAttempt,
} from '@leasehold/core'
import type { PlatformTx } from '@leasehold/db'
import { AccountDisabled, SignInFailed } from './errors.ts'
import { createSession } from './lucia.ts'
import { verifyPassword } from './passwords.ts'
import * as store from './store.ts'

/**
 * Signs a platform admin in to the console.
 *
 * @returns the token of the new session
 * @throws SignInFailed, AccountDisabled (only with the right password), RateLimited
 */
export async function signInAdmin(call: Call, input: SignInAdmin): Promise<string> {
  const account = `admin:${emailKey(input.login)}`
  const address = call.request.ip ?? 'unknown'
  await takeAttempt(call, signInPerAddress, address)
  await takeAttempt(call, signInPerAccount, account)

  const admin = await store.findAdmin(call.database.platform, usernameKey(input.login), emailKey(input.login))
  const matches = await verifyPassword(input.password, admin?.passwordHash ?? null)
  if (!admin || !matches) throw new SignInFailed()
  if (admin.status === 'disabled') throw new AccountDisabled()

  await forgive(call, signInPerAddress, address)
  await forgive(call, signInPerAccount, account)
  return call.database.platformTransaction(async (tx) => {
    const token = await startAdminSession({ ...call, tx }, admin.id)
    await recordAudit(
      { ...call, actor: { kind: 'admin', id: admin.id }, tx },
      { tenantId: PLATFORM_CHAIN, action: 'admin.signed_in', resource: 'admin', resourceId: admin.id },
    )
    return token
  })
}

/** Begins a session for an admin whose identity is established, and notes the sign-in. */
export async function startAdminSession(call: Call & { tx: PlatformTx }, adminId: string): Promise<string> {
  const { ip, userAgent } = call.request
  const token = newToken()
  const table = store.adminSessionTable(call.tx, { ip, userAgent: userAgent?.slice(0, 400) ?? null })
  await createSession(table, adminId, sha256(token))
  await store.noteAdminSignIn(call.tx, adminId, { lastSignInAt: call.now, lastSignInIp: ip })
  return token
}
