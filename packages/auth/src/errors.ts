import { Refusal } from '@leasehold/core'

/** Wrong name, password or company code: the answer does not say which. */
export class SignInFailed extends Refusal {
  constructor() {
    super('SIGN_IN_FAILED')
  }
}

/** The password is right, the account is disabled: says so, and whom to ask. */
export class AccountDisabled extends Refusal {
  constructor() {
    super('ACCOUNT_DISABLED')
  }
}

/** The current password, asked for again before a change, is wrong. */
export class WrongPassword extends Refusal {
  constructor() {
    super('WRONG_PASSWORD')
  }
}

/** A reset link that no longer works: never was one or a newer one ended it, used, or too old. */
export class ResetLinkRefused extends Refusal {
  constructor(reason: 'unknown' | 'used' | 'expired') {
    super(({ unknown: 'LINK_UNKNOWN', used: 'LINK_USED', expired: 'LINK_EXPIRED' } as const)[reason])
  }
}
