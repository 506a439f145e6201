import type { DisableUser, EnableUser } from '@leasehold/contracts'
import { NotFound, PLATFORM_CHAIN, type PlatformCommand, Refusal, recordAudit } from '../../kernel/index.ts'
import { deleteUserSessions, listBelongings, lockUser, setDisabled } from '../../people/index.ts'
import { decideEnable, mayDisable } from './rules.ts'

/** Blocks a person on the whole platform: every session ends at once, and joining a company does not help. */
export async function disableUser(call: PlatformCommand, input: DisableUser): Promise<void> {
  const { tx } = call
  const user = await lockUser(tx, input.userId)
  if (!user) throw new NotFound('user')
  if (!mayDisable(user)) throw new Refusal('WRONG_STATE')
  await setDisabled(tx, user.id, 'staff')
  await deleteUserSessions(tx, user.id)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.disabled',
    resource: 'user',
    resourceId: user.id,
    before: { status: user.status, cause: user.disabledCause },
    after: { status: 'disabled', cause: 'staff', reason: input.reason },
  })
}

/**
 * Lifts staff's block.
 *
 * @returns whether the person can sign in now, or has to be added to a company first
 */
export async function enableUser(call: PlatformCommand, input: EnableUser): Promise<{ enabled: boolean }> {
  const { tx } = call
  const user = await lockUser(tx, input.userId)
  if (!user) throw new NotFound('user')
  const belongings = await listBelongings(tx, user.id)
  const verdict = decideEnable(user, belongings.filter(({ status }) => status === 'active').length)
  if (!verdict.ok) throw new Refusal('WRONG_STATE')
  await setDisabled(tx, user.id, verdict.cause)
  const enabled = verdict.cause === null
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.enabled',
    resource: 'user',
    resourceId: user.id,
    before: { status: user.status, cause: user.disabledCause },
    after: { status: enabled ? 'enabled' : 'disabled', cause: verdict.cause, reason: input.reason },
  })
  return { enabled }
}
