import type { PlanVersionOf } from '@leasehold/contracts'
import { PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { PlanForSignUp, PlanInUse } from './errors.ts'
import { lockPlan } from './lock-plan.ts'
import * as store from './store.ts'

/**
 * Deletes a plan that no company ever had. Any other can be switched off.
 *
 * @throws PlanInUse with the number of companies, PlanForSignUp, NotFound, VersionConflict
 */
export async function deletePlan(call: PlatformCommand, input: PlanVersionOf): Promise<void> {
  const { plan, settings } = await lockPlan(call, input)
  const { key, name, kind, latest, draft, terms } = plan
  if (settings.signUpPlan === key) throw new PlanForSignUp()
  const users = await store.deletePlan(call.tx, key)
  if (users > 0) throw new PlanInUse(users)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.deleted',
    resource: 'plan',
    resourceId: key,
    before: { name: name.en, names: name, planKind: kind, planVersion: latest, terms: terms ?? draft },
  })
}
