import { accountRecipes } from './account.ts'
import { billingRecipes } from './billing.ts'
import { companyRecipes } from './company.ts'
import { consoleRecipes } from './console.ts'
import { contractRecipes } from './contracts.ts'
import { enteringRecipes } from './entering.ts'
import { phoneRecipes } from './phone.ts'
import { planRecipes } from './plans.ts'
import { reconciliationRecipes } from './reconciliation.ts'
import type { Recipe } from './scene.ts'
import { stripeEventRecipes } from './stripe-events.ts'
import { syncRecipes } from './sync.ts'

export { type Scene, stage } from './scene.ts'

/** How each mutation is made to go through, by router and path. A mutation without one fails its test. */
export const recipes: Record<string, Recipe> = {
  ...accountRecipes,
  ...billingRecipes,
  ...companyRecipes,
  ...contractRecipes,
  ...enteringRecipes,
  ...consoleRecipes,
  ...reconciliationRecipes,
  ...stripeEventRecipes,
  ...syncRecipes,
  ...phoneRecipes,
  ...planRecipes,
}
