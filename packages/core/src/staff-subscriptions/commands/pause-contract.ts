import type { ExtendContractTrial, ReasonedContract } from '@leasehold/contracts'
import type { PlatformCommand } from '../../kernel/index.ts'
import { decideExtension, isHeldByStripe } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import { atOf, no } from '../rules/contract.ts'
import { decidePause, decideUnpause } from '../rules/decide-standing.ts'
import { askStripe } from './ask-stripe.ts'
import { lockForChange, writeVerdict } from './write.ts'

type Answer = { requestId: string | null }

/**
 * Closes a company to changes for a while that was agreed on, and charges nothing meanwhile.
 *
 * @throws WrongContractState, ChangeUnderWay, NoPaymentProvider, NotFound, TenantDeleted, VersionConflict
 */
export async function pauseContract(call: PlatformCommand, input: ReasonedContract): Promise<Answer> {
  const { reason } = input
  const held = await lockForChange(call, input)
  const verdict = decidePause(held.contract, reason, call.now)
  if (verdict.ok && isHeldByStripe(held.contract, call.now))
    return askStripe(call, held, { kind: 'pause', details: { reason } })
  return writeVerdict(call, held, verdict, { action: 'subscription.paused', told: { reason } })
}

/**
 * Ends a pause.
 *
 * @throws as `pauseContract`
 */
export async function unpauseContract(call: PlatformCommand, input: ReasonedContract): Promise<Answer> {
  const { reason } = input
  const held = await lockForChange(call, input)
  const verdict = decideUnpause(held.contract, call.now)
  if (verdict.ok && isHeldByStripe(held.contract, call.now))
    return askStripe(call, held, { kind: 'unpause', details: { reason } })
  return writeVerdict(call, held, verdict, { action: 'subscription.unpaused', told: { reason } })
}

const dayMs = 86_400_000

/**
 * Gives a trial more days, counted from its end, or from now when it has ended.
 *
 * @throws as `pauseContract`
 */
export async function extendContractTrial(
  call: PlatformCommand,
  input: ExtendContractTrial,
): Promise<Answer> {
  const { days, reason } = input
  const held = await lockForChange(call, input)
  const { contract } = held
  if (isHeldByStripe(contract, call.now)) {
    const { trialEndsAt, state } = contract
    const running = state === 'trialing' && trialEndsAt && trialEndsAt > atOf(contract, call.now)
    if (!running) throw refused('WRONG_STATE', contract, call.now)
    const until = new Date(trialEndsAt.getTime() + days * dayMs).toISOString()
    return askStripe(call, held, { kind: 'extend_trial', details: { trialEndsAt: until, reason } })
  }
  const verdict = decideExtension(contract, days, call.now)
  const told = { days, reason }
  const decided = verdict.ok ? verdict : no('WRONG_STATE')
  return writeVerdict(call, held, decided, { action: 'subscription.trial_extended', told })
}
