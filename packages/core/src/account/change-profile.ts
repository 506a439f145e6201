import { type ChangeProfile, usernameKey } from '@leasehold/contracts'
import {
  type Call,
  changedFields,
  NotFound,
  type OpenCommand,
  PLATFORM_CHAIN,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { UsernameTaken } from '../users/index.ts'
import * as store from './store.ts'

/** What the person may change about themself, with the version an edit has to name. */
export async function readProfile(call: Call, userId: string) {
  const profile = await store.readProfile(call.database.platform, userId)
  if (!profile) throw new NotFound('user')
  return profile
}

/**
 * Changes names and phone of the caller. A new username is the one to sign in with from then on and changes
 * nothing else: everything refers to the person by id.
 *
 * @throws VersionConflict, UsernameTaken
 */
export async function changeProfile(call: OpenCommand, userId: string, input: ChangeProfile): Promise<void> {
  const { tx } = call
  const current = await store.lockProfile(tx, userId)
  if (!current) throw new NotFound('user')
  const { version, ...given } = input
  if (current.version !== version) throw new VersionConflict(current)
  const { username, displayName, phone } = current
  const { changed, before, after } = changedFields({ username, displayName, phone }, given)
  if (!changed) return
  if (!(await store.saveProfile(tx, userId, { ...given, usernameKey: usernameKey(given.username) }))) {
    throw new UsernameTaken()
  }
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.profile_changed',
    resource: 'user',
    resourceId: userId,
    before,
    after,
  })
}
