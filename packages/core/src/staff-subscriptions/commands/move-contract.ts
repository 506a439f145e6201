import type { CallOffContract, MoveContract } from '@leasehold/contracts'
import type { PlatformCommand } from '../../kernel/index.ts'
import { isHeldByStripe } from '../../tenants/index.ts'
import { BillingDisabled, NoPaymentProvider, refused } from '../errors.ts'
import { decideCallOff, decideMove } from '../rules/decide-standing.ts'
import * as store from '../store.ts'
import { askStripe } from './ask-stripe.ts'
import { lockForChange, writeVerdict } from './write.ts'

type Answer = { requestId: string | null }

/**
 * Lets a contract change hands when its period ends. To Stripe: the company buys it there, and pays from then on; until
 * it has, we go on keeping it. To us: Stripe's ends with the period, and goes on with us on the same terms.
 *
 * @throws ContractRefused, WrongContractState, NoPaymentProvider, BillingDisabled, ChangeUnderWay, NotFound,
 *   TenantDeleted, VersionConflict
 */
export async function moveContract(call: PlatformCommand, input: MoveContract): Promise<Answer> {
  const { to, reason } = input
  const held = await lockForChange(call, input)
  const { contract, company } = held
  const verdict = decideMove(contract, to, call.now)
  if (!verdict.ok) throw refused(verdict.code, contract, call.now)
  if (to === 'manual') {
    await store.updateContract(call.tx, company.id, verdict.change)
    return askStripe(call, held, { kind: 'release', atPeriodEnd: true, details: { reason } })
  }
  if (!call.payments) throw new NoPaymentProvider()
  if (!(await store.isBillingEnabled(call.tx))) throw new BillingDisabled()
  return writeVerdict(call, held, verdict, { action: 'subscription.move_scheduled', told: { reason } })
}

/**
 * Takes back what is scheduled: other terms, or that the contract changes hands.
 *
 * @throws ContractRefused, ChangeUnderWay, NoPaymentProvider, NotFound, TenantDeleted, VersionConflict
 */
export async function callOffContract(call: PlatformCommand, input: CallOffContract): Promise<Answer> {
  const { what, reason } = input
  const held = await lockForChange(call, input)
  const { contract, company } = held
  const verdict = decideCallOff(contract, what)
  if (!verdict.ok) throw refused(verdict.code, contract, call.now)
  if (isHeldByStripe(contract, call.now)) {
    if (what === 'move') await store.updateContract(call.tx, company.id, verdict.change)
    return askStripe(call, held, { kind: what === 'move' ? 'resume' : 'call_off', details: { reason } })
  }
  const action = what === 'move' ? 'subscription.move_called_off' : 'subscription.change_called_off'
  return writeVerdict(call, held, verdict, { action, told: { reason } })
}
