import { type CreateAdmin, emailKey, usernameKey } from '@leasehold/contracts'
import {
  EmailTaken,
  newId,
  type OpenCommand,
  PLATFORM_CHAIN,
  recordAudit,
  UsernameTaken,
} from '@leasehold/core'
import { hashPassword } from './passwords.ts'
import * as store from './store.ts'

/**
 * Makes an admin of the platform. Only who runs the platform can, on its command line.
 *
 * @throws UsernameTaken, EmailTaken
 */
export async function createAdmin(
  call: OpenCommand,
  input: CreateAdmin & { password: string },
): Promise<{ id: string }> {
  const { username, name, email, role, password } = input
  const id = newId()
  const keys = { usernameKey: usernameKey(username), emailKey: emailKey(email) }
  const passwordHash = await hashPassword(password)
  if (!(await store.insertAdmin(call.tx, { id, username, name, email, role, passwordHash, ...keys }))) {
    throw (await store.adminNameExists(call.tx, keys.usernameKey)) ? new UsernameTaken() : new EmailTaken()
  }
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'admin.created',
    resource: 'admin',
    resourceId: id,
    after: { username, name, email, role },
  })
  return { id }
}
