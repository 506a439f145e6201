export { PlanNotOnSale } from './errors.ts'
export { listPlanNames } from './list-plan-names.ts'
export { requireSoldPlan } from './require-sold-plan.ts'
export type { SoldPlan } from './rules.ts'
