import type { Tx } from '@leasehold/db'
import { InvalidField } from '../kernel/index.ts'
import { PlanNotOnSale } from './errors.ts'
import type { SoldPlan } from './rules.ts'
import * as store from './store.ts'

/**
 * The version of a plan that is sold now.
 *
 * @throws InvalidField when there is no such plan, PlanNotOnSale
 */
export async function requireSoldPlan(tx: Tx, key: string): Promise<SoldPlan> {
  const found = await store.readSold(tx, key)
  if (!found) throw new InvalidField('plan', 'unknown')
  const { onSale, kind, planVersion, terms } = found
  if (!onSale || kind !== 'plan' || planVersion === null || !terms) throw new PlanNotOnSale(key)
  return { plan: key, planVersion, trialDays: terms.trialDays }
}
