import type { JoinByOnboarding } from '@leasehold/contracts'
import { NotFound, type OpenCommand } from '../kernel/index.ts'
import { lockUser } from '../people/index.ts'
import { linksPerAddress, takeAttempt } from '../rate-limits/index.ts'
import { beginOnboarding } from './begin-onboarding.ts'

/**
 * Someone who is signed in begins a further company with their own account.
 *
 * @throws as `beginOnboarding`, and RateLimited
 */
export async function beginAsSelf(
  call: OpenCommand,
  userId: string,
  { token }: JoinByOnboarding,
): Promise<{ tenantCode: string }> {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  const { tenantCode } = await beginOnboarding(call, token, async (tx) => {
    if (!(await lockUser(tx, userId))) throw new NotFound('user')
    return { id: userId, isNew: false }
  })
  return { tenantCode }
}
