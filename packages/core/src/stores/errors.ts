import { Refusal } from '../kernel/index.ts'
import type { Confined } from './rules.ts'

/** Every store of the plan is in use. */
export class StoreLimitReached extends Refusal {
  constructor(details: { limit: number; used: number }) {
    super('STORE_LIMIT_REACHED', { limit: details.limit, used: details.used })
  }
}

/** Somebody is limited to this store and to no other open one. */
export class StoreInUse extends Refusal {
  constructor({ members, invitations }: Confined) {
    super('STORE_IN_USE', { members, invitations })
  }
}
