import type { AcceptAsNewUser, AcceptBySigningIn } from '@leasehold/contracts'
import {
  type Accepted,
  acceptInvitation,
  type Call,
  createUser,
  type OpenCommand,
  requireOpenInvitation,
} from '@leasehold/core'
import { checkCredentials } from './check-credentials.ts'
import { AccountDisabled } from './errors.ts'
import { hashPassword } from './passwords.ts'
import { startUserSession } from './sign-in.ts'
import * as store from './store.ts'

/** Someone who has come into a company, with the token of the session they go on with. */
export type Entered = { token: string; tenantCode: string }

/**
 * Accepts an invitation with an account that is made for it. Its address is the invited one, which the link
 * has proved.
 *
 * @throws InvitationClosed, UsernameTaken, EmailTaken (who has an account signs in with it), RateLimited
 */
export async function acceptAsNewUser(call: Call, input: AcceptAsNewUser): Promise<Entered> {
  // Before the password is hashed: that is work, done only for who holds a link.
  await requireOpenInvitation(call, input.token)
  const { username, displayName } = input
  const passwordHash = await hashPassword(input.password)
  return call.database.platformTransaction(async (tx) => {
    const accepted = await acceptInvitation({ ...call, tx }, input.token, async (over, { email }) => {
      const user = { username, displayName, email, locale: call.locale, passwordHash }
      return { ...(await createUser(over, user)), isNew: true }
    })
    return enter({ ...call, tx }, accepted)
  })
}

/**
 * Accepts an invitation with an account one has, and signs in with it. This is also the way back for someone
 * who left every company: joining one enables the account.
 *
 * @throws InvitationClosed, SignInFailed, AccountDisabled (by staff), AlreadyMember, RateLimited
 */
export async function acceptBySigningIn(call: Call, input: AcceptBySigningIn): Promise<Entered> {
  await requireOpenInvitation(call, input.token)
  const { user, succeeded, hold } = await checkCredentials(call, input)
  const entered = await call.database.platformTransaction(async (tx) => {
    const accepted = await acceptInvitation({ ...call, tx }, input.token, async (over) => {
      const { disabledCause } = await hold(over)
      if (disabledCause === 'staff') throw new AccountDisabled()
      return { id: user.id, isNew: false }
    })
    return enter({ ...call, tx }, accepted)
  })
  await succeeded()
  return entered
}

/**
 * Accepts an invitation as the person who is signed in. The session goes on under a new token, because it
 * may more than before.
 *
 * @throws InvitationClosed, AlreadyMember, RateLimited
 */
export async function acceptAsSignedIn(
  call: Call,
  { userId, sessionId }: { userId: string; sessionId: string },
  { token }: { token: string },
): Promise<Entered> {
  await requireOpenInvitation(call, token)
  return call.database.platformTransaction(async (tx) => {
    const accepted = await acceptInvitation({ ...call, tx }, token, async (over) => {
      const held = await store.lockAccount(over, userId)
      if (held?.status !== 'enabled') throw new AccountDisabled()
      return { id: userId, isNew: false }
    })
    await store.userSessionTable(tx).remove(sessionId)
    return enter({ ...call, tx }, accepted)
  })
}

/** Signs in someone who has just come into a company. */
export async function enter(call: OpenCommand, { userId, tenantId, tenantCode }: Accepted): Promise<Entered> {
  return { token: await startUserSession(call, userId, tenantId), tenantCode }
}
