import type { Locale } from '@leasehold/catalog'
import { emailKey, usernameKey } from '@leasehold/contracts'
import type { PlatformTx } from '@leasehold/db'
import { newId } from '../kernel/index.ts'
import { EmailTaken, UsernameTaken } from './errors.ts'
import * as store from './store.ts'

/** A person as they introduce themselves. */
export type NewUser = {
  username: string
  displayName: string
  email: string
  phone?: string | null
  locale: Locale
  /** Argon2id, PHC string: the password itself never comes this far. */
  passwordHash: string
}

/**
 * Makes a person's account, in the transaction of what it is made for: accepting an invitation, the first
 * step of onboarding. Part of that command, whose audit row tells of it too.
 *
 * @throws UsernameTaken, EmailTaken
 */
export async function createUser(tx: PlatformTx, user: NewUser): Promise<{ id: string }> {
  const id = newId()
  const keys = { usernameKey: usernameKey(user.username), emailKey: emailKey(user.email) }
  if (await store.insertUser(tx, { id, ...user, ...keys })) return { id }
  // Either index may have refused: the username is the one that can be chosen anew.
  if (await store.usernameExists(tx, keys.usernameKey)) throw new UsernameTaken()
  throw new EmailTaken()
}
