import { Refusal } from '../../kernel/index.ts'

/** One thing at a time is asked of Stripe for a company. */
export class ChangeUnderWay extends Refusal {
  constructor() {
    super('CHANGE_UNDER_WAY')
  }
}
