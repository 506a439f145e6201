import type { SignIn } from '@leasehold/contracts'
import {
  type Call,
  chooseLanding,
  listBelongings,
  newToken,
  PLATFORM_CHAIN,
  recordAudit,
  sha256,
} from '@leasehold/core'
import type { PlatformTx } from '@leasehold/db'
import { checkCredentials } from './check-credentials.ts'
import { AccountDisabled, SignInFailed } from './errors.ts'
import { createSession } from './lucia.ts'
import * as store from './store.ts'

/** A session that has begun: the token goes to its owner and is kept nowhere. */
export type StartedSession = { token: string; landing: { tenantCode: string } | null }

/**
 * Signs a user in and says where the person lands: the company of the code, else the primary.
 *
 * Failed attempts count against the account and the address. An unknown name, a wrong password and a company
 * one is not in are answered alike, after the same work.
 *
 * @throws SignInFailed, AccountDisabled (only with the right password), RateLimited
 */
export async function signIn(
  call: Call,
  input: SignIn,
  kind: 'cookie' | 'bearer' = 'cookie',
): Promise<StartedSession> {
  const { user, succeeded, hold } = await checkCredentials(call, input)
  if (user.status === 'disabled') throw new AccountDisabled()
  const { platform } = call.database
  const landing = chooseLanding(await listBelongings(platform, user.id), input.companyCode ?? null)
  if (input.companyCode && !landing) throw new SignInFailed()

  await succeeded()
  const actor = { kind: 'user', id: user.id } as const
  return call.database.platformTransaction(async (tx) => {
    // Reset, changed or disabled since it was checked: that ended every session, and this one comes too late.
    const { status } = await hold(tx)
    if (status === 'disabled') throw new SignInFailed()
    const token = await startUserSession({ ...call, actor, tx }, user.id, landing?.tenantId ?? null, kind)
    await recordAudit(
      { ...call, actor, tx },
      {
        tenantId: landing?.tenantId ?? PLATFORM_CHAIN,
        action: 'user.signed_in',
        resource: 'user',
        resourceId: user.id,
        after: { kind },
      },
    )
    return { token, landing: landing && { tenantCode: landing.tenantCode } }
  })
}

/** Begins a session for someone whose identity is established, and notes the sign-in. */
export async function startUserSession(
  call: Call & { tx: PlatformTx },
  userId: string,
  lastTenantId: string | null,
  kind: 'cookie' | 'bearer' = 'cookie',
): Promise<string> {
  const { ip, userAgent } = call.request
  const token = newToken()
  await createSession(
    store.userSessionTable(call.tx, { kind, ip, userAgent: userAgent?.slice(0, 400) ?? null, lastTenantId }),
    userId,
    sha256(token),
  )
  await store.noteUserSignIn(call.tx, userId, { lastSignInAt: call.now, lastSignInIp: ip, lastTenantId })
  return token
}
