import { type Contract, stateAt } from '../entitlements/index.ts'
import { InvalidField, Refusal } from '../kernel/index.ts'

/** Another company has what is unique; the field is named, so that a form can show it there. */
export class TakenByOther extends Refusal {
  constructor(code: 'SUBDOMAIN_TAKEN' | 'CUSTOM_DOMAIN_TAKEN' | 'CREDIT_CODE_TAKEN', path: string) {
    super(code, { fields: [{ path, code: 'taken', message: '' }] })
  }
}

/** Nothing is changed of a company that was deleted. */
export class TenantDeleted extends Refusal {
  constructor() {
    super('TENANT_DELETED')
  }
}

/** Only a deleted company is restored. */
export class TenantNotDeleted extends Refusal {
  constructor() {
    super('TENANT_NOT_DELETED')
  }
}

/** Deleting would lose money that is owed; whoever does it all the same says so. */
export class MoneyOwed extends Refusal {
  constructor() {
    super('MONEY_OWED')
  }
}

/** The contract's state does not allow it. */
export class WrongContractState extends Refusal {
  constructor(contract: Contract, now: Date) {
    super('WRONG_STATE', { state: stateAt(contract, now) })
  }
}

/** Stripe keeps the contract: it is changed where subscriptions are. */
export class HeldByStripe extends Refusal {
  constructor() {
    super('HELD_BY_STRIPE')
  }
}

/** The verdict's refusal as an error. */
export function refused(verdict: { heldByStripe?: boolean }, contract: Contract, now: Date): Refusal {
  return verdict.heldByStripe ? new HeldByStripe() : new WrongContractState(contract, now)
}

/** What was typed to confirm is not the company's code. */
export class WrongConfirmation extends InvalidField {
  constructor() {
    super('confirmation', 'confirmation')
  }
}
