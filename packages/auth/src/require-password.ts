import { type Call, forgive, passwordPerAccount, takeAttempt } from '@leasehold/core'
import type { PlatformTx } from '@leasehold/db'
import { WrongPassword } from './errors.ts'
import { verifyPassword } from './passwords.ts'
import * as store from './store.ts'

/**
 * Asks a signed-in person for their password again, before a change that would lock them out if someone else
 * made it. Done before the transaction: it takes a while and holds nothing.
 *
 * @returns holds the account still in the transaction of the change, and refuses when the password has become
 *   another since it was checked
 * @throws WrongPassword, RateLimited
 */
export async function requirePassword(call: Call, userId: string, password: string) {
  await takeAttempt(call, passwordPerAccount, userId)
  const checked = await store.readAccount(call.database.platform, userId)
  if (!checked || !(await verifyPassword(password, checked.passwordHash))) throw new WrongPassword()
  await forgive(call, passwordPerAccount, userId)
  return async (tx: PlatformTx) => {
    const held = await store.lockAccount(tx, userId)
    if (held?.passwordHash !== checked.passwordHash) throw new WrongPassword()
    return held
  }
}
