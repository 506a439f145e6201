import { type ChangeEmail, emailKey } from '@leasehold/contracts'
import { type Call, EmailTaken, emit, PLATFORM_CHAIN, recordAudit } from '@leasehold/core'
import { emailChanged } from './events.ts'
import { requirePassword } from './require-password.ts'
import * as store from './store.ts'

/**
 * Changes the address of the caller. Asks for the password, because whoever has the address can reset the
 * password; the former address is told, and reset links sent to it end.
 *
 * @throws WrongPassword, EmailTaken, RateLimited
 */
export async function changeEmail(call: Call, userId: string, input: ChangeEmail): Promise<void> {
  const { email } = input
  const holdAccount = await requirePassword(call, userId, input.currentPassword)
  await call.database.platformTransaction(async (tx) => {
    const { email: former } = await holdAccount(tx)
    if (!(await store.setEmail(tx, userId, { email, emailKey: emailKey(email) }))) throw new EmailTaken()
    await store.deleteOpenResets(tx, userId)
    await recordAudit(
      { ...call, tx },
      {
        tenantId: PLATFORM_CHAIN,
        action: 'user.email_changed',
        resource: 'user',
        resourceId: userId,
        before: { email: former },
        after: { email },
      },
    )
    await emit(tx, emailChanged({ userId, from: former }))
  })
}
