import { checkTerms } from '@leasehold/catalog'
import type { EditPlan } from '@leasehold/contracts'
import { changedFields, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { InvalidFields, PlanForSignUp } from './errors.ts'
import { lockPlan } from './lock-plan.ts'
import * as store from './store.ts'

/**
 * Changes what may change of a plan at any time: its names, and who sees it and can get it. Who has it keeps it.
 *
 * @throws PlanForSignUp when it would no longer be on sale, InvalidFields when it would be sold without a price,
 *   NotFound, VersionConflict
 */
export async function editPlan(call: PlatformCommand, input: EditPlan): Promise<{ version: number }> {
  const { tx, now } = call
  const { key, version, ...details } = input
  const { plan, settings } = await lockPlan(call, input)
  if (!details.onSale && settings.signUpPlan === key) throw new PlanForSignUp()
  if (plan.contactUs && !details.contactUs && plan.terms) {
    const faults = checkTerms(plan.kind, false, plan.terms, await store.listFeatures(tx))
    if (faults.length > 0) throw new InvalidFields([{ path: 'contactUs', code: 'price_missing' }])
  }
  await store.updatePlan(tx, key, details, now)
  const told = ({ name, description, onSale, hidden, contactUs }: Omit<EditPlan, 'key' | 'version'>) => ({
    names: name,
    descriptions: description,
    onSale,
    hidden,
    contactUs,
  })
  const { before, after } = changedFields<Record<string, unknown>>(told(plan), told(details))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.changed',
    resource: 'plan',
    resourceId: key,
    before,
    after,
  })
  return { version: version + 1 }
}
