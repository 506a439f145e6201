import { Refusal } from '../kernel/index.ts'

/** Another code reads the same. */
export class CodeTaken extends Refusal {
  constructor() {
    super('CODE_TAKEN', { fields: [{ path: 'code', code: 'taken', message: '' }] })
  }
}

/** A coupon that was withdrawn, or has ended, gets no new codes and is not withdrawn again. */
export class CouponOver extends Refusal {
  constructor(state: string) {
    super('WRONG_STATE', { state })
  }
}
