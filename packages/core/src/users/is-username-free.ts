import { usernameKey } from '@leasehold/contracts'
import type { Call } from '../kernel/index.ts'
import { takeAttempt, usernamesPerAddress } from '../rate-limits/index.ts'
import * as store from './store.ts'

/**
 * Whether a username is free, asked while it is typed. Only for who may choose one now (the holder of a
 * link, a signed-in user): to anyone else it would tell which accounts exist.
 *
 * @throws RateLimited
 */
export async function isUsernameFree(call: Call, username: string): Promise<boolean> {
  await takeAttempt(call, usernamesPerAddress, call.request.ip ?? 'unknown')
  return !(await store.usernameExists(call.database.platform, usernameKey(username)))
}
