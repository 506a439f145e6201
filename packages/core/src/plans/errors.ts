import type { TermsFault } from '@leasehold/catalog'
import { Refusal } from '../kernel/index.ts'

/** Nobody can newly subscribe to it: it was switched off, has no published version, or is an add-on. */
export class PlanNotOnSale extends Refusal {
  constructor(plan: string) {
    super('PLAN_NOT_ON_SALE', { plan })
  }
}

/** Companies are or were on it: it can be switched off, and not deleted. */
export class PlanInUse extends Refusal {
  constructor(tenants: number) {
    super('PLAN_IN_USE', { tenants })
  }
}

/** Companies that sign up get it. */
export class PlanForSignUp extends Refusal {
  constructor() {
    super('PLAN_FOR_SIGN_UP')
  }
}

/** There is no draft, or it says what the published version says. */
export class NothingToPublish extends Refusal {
  constructor() {
    super('NOTHING_TO_PUBLISH')
  }
}

/** Nothing is changed of a company that was deleted. */
export class DeletedTenantStays extends Refusal {
  constructor() {
    super('TENANT_DELETED')
  }
}

/** Stripe holds the contract: it moves when its period ends, by asking Stripe. */
export class VersionHeldByStripe extends Refusal {
  constructor() {
    super('HELD_BY_STRIPE')
  }
}

/** Most fields that are named at once. */
const mostFields = 20

/** Fields that only the domain could find wrong, each with its path. */
export class InvalidFields extends Refusal {
  constructor(faults: readonly TermsFault[]) {
    const fields = faults.slice(0, mostFields).map((fault) => ({ ...fault, message: '' }))
    super('INVALID_INPUT', { fields })
  }
}
