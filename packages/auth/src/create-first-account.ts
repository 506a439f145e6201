import type { CreateFirstAccount } from '@leasehold/contracts'
import { beginOnboarding, type Call, createUser, requireFreshLink } from '@leasehold/core'
import { hashPassword } from './passwords.ts'
import { type StartedSession, startUserSession } from './sign-in.ts'

/**
 * Makes the main account of a company by its onboarding link, and signs the person in.
 *
 * @throws UsernameTaken, EmailTaken, RateLimited, and why the link leads nowhere (see `beginOnboarding`)
 */
export async function createFirstAccount(call: Call, input: CreateFirstAccount): Promise<StartedSession> {
  const { token: link, password, ...person } = input
  await requireFreshLink(call, link)
  // Before the transaction: nobody waits behind a lock for a hash.
  const passwordHash = await hashPassword(password)
  return call.database.platformTransaction(async (tx) => {
    const { userId, tenantId, tenantCode } = await beginOnboarding({ ...call, tx }, link, async (inTx) => {
      const { id } = await createUser(inTx, { ...person, locale: call.locale, passwordHash })
      return { id, isNew: true }
    })
    const actor = { kind: 'user', id: userId } as const
    const token = await startUserSession({ ...call, actor, tx }, userId, tenantId)
    return { token, landing: { tenantCode } }
  })
}
