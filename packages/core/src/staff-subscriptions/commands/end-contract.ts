import type { CancelContract, ReasonedContract } from '@leasehold/contracts'
import type { PlatformCommand } from '../../kernel/index.ts'
import { isHeldByStripe } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import { decideEnd, decideGoingOn } from '../rules/decide-standing.ts'
import * as store from '../store.ts'
import { askStripe } from './ask-stripe.ts'
import { lockForChange, writeVerdict } from './write.ts'

type Answer = { requestId: string | null }

/**
 * Ends a contract, at once or when what is paid for is over.
 *
 * @throws WrongContractState, ChangeUnderWay, NoPaymentProvider, NotFound, TenantDeleted, VersionConflict
 */
export async function cancelContract(call: PlatformCommand, input: CancelContract): Promise<Answer> {
  const { when, reason } = input
  const held = await lockForChange(call, input)
  const verdict = decideEnd(held.contract, when, call.now)
  if (verdict.ok && isHeldByStripe(held.contract, call.now)) {
    await forgetMove(call, held.company.id, held.contract.movesTo)
    return askStripe(call, held, {
      kind: 'cancel',
      atPeriodEnd: when === 'period_end',
      details: { reason },
    })
  }
  const action = when === 'now' ? 'subscription.cancelled' : 'subscription.cancellation_scheduled'
  return writeVerdict(call, held, verdict, { action, told: { reason } })
}

/**
 * Takes back an end that has not come yet: the contract goes on.
 *
 * @throws ContractRefused, WrongContractState, ChangeUnderWay, NoPaymentProvider, NotFound, TenantDeleted,
 *   VersionConflict
 */
export async function resumeContract(call: PlatformCommand, input: ReasonedContract): Promise<Answer> {
  const { reason } = input
  const held = await lockForChange(call, input)
  const verdict = decideGoingOn(held.contract, call.now)
  if (!verdict.ok) throw refused(verdict.code, held.contract, call.now)
  if (isHeldByStripe(held.contract, call.now)) {
    await forgetMove(call, held.company.id, held.contract.movesTo)
    return askStripe(call, held, { kind: 'resume', details: { reason } })
  }
  const action = 'subscription.cancellation_called_off'
  return writeVerdict(call, held, verdict, { action, told: { reason } })
}

/** What ends for good, or goes on, is not taken over. */
async function forgetMove({ tx }: PlatformCommand, tenantId: string, movesTo: string | null): Promise<void> {
  if (movesTo) await store.updateContract(tx, tenantId, { movesTo: null })
}
