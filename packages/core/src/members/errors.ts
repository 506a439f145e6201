import { Refusal } from '../kernel/index.ts'
import type { ReachVerdict } from './rules.ts'

/** All seats are taken, counting open invitations. */
export class SeatLimitReached extends Refusal {
  constructor(details: { limit: number; used: number }) {
    super('SEAT_LIMIT_REACHED', { limit: details.limit, used: details.used })
  }
}

/** The person is a member already. */
export class AlreadyMember extends Refusal {
  constructor() {
    super('ALREADY_MEMBER')
  }
}

/** An invitation to this address is open. */
export class AlreadyInvited extends Refusal {
  constructor() {
    super('ALREADY_INVITED')
  }
}

/** The last person who may pay cannot be removed, disabled or demoted. */
export class LastBillingAdmin extends Refusal {
  constructor() {
    super('LAST_BILLING_ADMIN')
  }
}

/** Nobody removes, disables or demotes themselves here; leaving is a deed of its own. */
export class OwnMembership extends Refusal {
  constructor() {
    super('OWN_MEMBERSHIP')
  }
}

/** The membership is not in a state from which this is possible, such as disabling a disabled one. */
export class WrongMemberState extends Refusal {
  constructor() {
    super('WRONG_STATE')
  }
}

/** The link of an invitation leads nowhere any more: accepted, revoked, run out, or never sent. */
export class InvitationClosed extends Refusal {
  constructor(state: 'accepted' | 'revoked' | 'expired' | 'unknown') {
    const codes = {
      accepted: 'LINK_USED',
      revoked: 'LINK_REVOKED',
      expired: 'LINK_EXPIRED',
      unknown: 'LINK_UNKNOWN',
    } as const
    super(codes[state])
  }
}

/** The refusal for a person whom the caller may not act on. */
export function outOfReach(verdict: ReachVerdict & { ok: false }): Refusal {
  return new Refusal(verdict.reason === 'role-above-own' ? 'ROLE_ABOVE_OWN' : 'OUTSIDE_STORE_SCOPE')
}
