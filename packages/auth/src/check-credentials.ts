import { emailKey, usernameKey } from '@leasehold/contracts'
import { type Call, forgive, signInPerAccount, signInPerAddress, takeAttempt } from '@leasehold/core'
import type { PlatformTx } from '@leasehold/db'
import { SignInFailed } from './errors.ts'
import { verifyPassword } from './passwords.ts'
import * as store from './store.ts'

/**
 * Finds the user of a name and password. The attempt counts against the account and the address until
 * `succeeded` takes it back. An unknown name and a wrong password are answered alike, after the same work.
 *
 * @returns the user, who may be disabled; and `hold`, which holds the account still in the transaction of
 *   what was asked for, and refuses when the password has become another since it was checked
 * @throws SignInFailed, RateLimited
 */
export async function checkCredentials(call: Call, given: { login: string; password: string }) {
  const account = emailKey(given.login)
  const address = call.request.ip ?? 'unknown'
  await takeAttempt(call, signInPerAddress, address)
  await takeAttempt(call, signInPerAccount, account)

  const user = await store.findUser(call.database.platform, usernameKey(given.login), account)
  const matches = await verifyPassword(given.password, user?.passwordHash ?? null)
  if (!user || !matches) throw new SignInFailed()
  return {
    user,
    succeeded: async () => {
      await forgive(call, signInPerAddress, address)
      await forgive(call, signInPerAccount, account)
    },
    hold: async (tx: PlatformTx) => {
      const held = await store.lockAccount(tx, user.id)
      if (held?.passwordHash !== user.passwordHash) throw new SignInFailed()
      return held
    },
  }
}
