import type { CreateFirstAccount, JoinByOnboarding } from '@leasehold/contracts'
import {
  beginOnboarding,
  type Call,
  createUser,
  PLATFORM_CHAIN,
  recordAudit,
  requireFreshLink,
} from '@leasehold/core'
import { type Entered, enter } from './accept-invitation.ts'
import { AccountDisabled } from './errors.ts'
import { hashPassword } from './passwords.ts'
import * as store from './store.ts'

/**
 * Makes the main account of a company by its onboarding link, and signs the person in.
 *
 * @throws UsernameTaken, EmailTaken, RateLimited, and why the link leads nowhere (see `beginOnboarding`)
 */
export async function createFirstAccount(call: Call, input: CreateFirstAccount): Promise<Entered> {
  const { token: link, password, ...person } = input
  // Before the password is hashed: that is work, done only for who holds a link.
  await requireFreshLink(call, link)
  const passwordHash = await hashPassword(password)
  return call.database.platformTransaction(async (tx) => {
    const begun = await beginOnboarding({ ...call, tx }, link, async (over) => {
      const { id } = await createUser(over, { ...person, locale: call.locale, passwordHash })
      const { username, email } = person
      await recordAudit(
        { ...call, tx: over, actor: { kind: 'user', id } },
        {
          tenantId: PLATFORM_CHAIN,
          action: 'user.created',
          resource: 'user',
          resourceId: id,
          after: { username, email },
        },
      )
      return { id, isNew: true }
    })
    return enter({ ...call, tx }, begun)
  })
}

/**
 * Begins a further company as the person who is signed in. The session goes on under a new token, because it
 * may more than before.
 *
 * @throws AlreadyMember, RateLimited, and why the link leads nowhere (see `beginOnboarding`)
 */
export async function beginAsSignedIn(
  call: Call,
  { userId, sessionId }: { userId: string; sessionId: string },
  { token: link }: JoinByOnboarding,
): Promise<Entered> {
  await requireFreshLink(call, link)
  return call.database.platformTransaction(async (tx) => {
    const begun = await beginOnboarding({ ...call, tx }, link, async (over) => {
      const held = await store.lockAccount(over, userId)
      if (held?.status !== 'enabled') throw new AccountDisabled()
      return { id: userId, isNew: false }
    })
    await store.userSessionTable(tx).remove(sessionId)
    return enter({ ...call, tx }, begun)
  })
}
