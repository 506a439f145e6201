import { Refusal } from '../kernel/index.ts'

/** Nobody can newly subscribe to it: it was switched off, has no published version, or is an add-on. */
export class PlanNotOnSale extends Refusal {
  constructor(plan: string) {
    super('PLAN_NOT_ON_SALE', { plan })
  }
}
