import { Refusal } from '../kernel/index.ts'
import { HeldByStripe, WrongContractState } from '../tenants/index.ts'
import type { Code, Subscription } from './rules/contract.ts'

/** A rule of contracts says no; the code says which. */
export class ContractRefused extends Refusal {}

/** The verdict's refusal as an error. */
export function refused(code: Code | 'HELD_BY_STRIPE', contract: Subscription | null, now: Date): Refusal {
  if (code === 'HELD_BY_STRIPE') return new HeldByStripe()
  return code === 'WRONG_STATE' && contract
    ? new WrongContractState(contract, now)
    : new ContractRefused(code)
}

/** Nobody is connected who could take money. */
export class NoPaymentProvider extends Refusal {
  constructor() {
    super('NO_PAYMENT_PROVIDER')
  }
}

/** Buying online is switched off. */
export class BillingDisabled extends Refusal {
  constructor() {
    super('BILLING_DISABLED')
  }
}
