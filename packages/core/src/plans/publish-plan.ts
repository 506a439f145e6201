import { checkTerms } from '@leasehold/catalog'
import type { PlanVersionOf } from '@leasehold/contracts'
import { changedFields, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { InvalidFields, NothingToPublish } from './errors.ts'
import { lockPlan } from './lock-plan.ts'
import { sameTerms } from './rules.ts'
import * as store from './store.ts'

/**
 * Makes the draft the next version: from now on it is what is sold, and it never changes again. Companies stay on
 * the version that they have until they are moved.
 *
 * @throws InvalidFields when it is not finished, NothingToPublish, NotFound, VersionConflict
 */
export async function publishPlan(
  call: PlatformCommand,
  input: PlanVersionOf,
): Promise<{ version: number; planVersion: number }> {
  const { tx, now, admin } = call
  const { plan } = await lockPlan(call, input)
  const { draft, terms } = plan
  if (!draft || (terms && sameTerms(draft, terms))) throw new NothingToPublish()
  const faults = checkTerms(plan.kind, plan.contactUs, draft, await store.listFeatures(tx))
  if (faults.length > 0) throw new InvalidFields(faults)
  const planVersion = (plan.latest ?? 0) + 1
  await store.insertVersion(tx, {
    plan: plan.key,
    number: planVersion,
    terms: draft,
    publishedAt: now,
    publishedBy: admin.id,
  })
  await store.updatePlan(tx, plan.key, { latest: planVersion, draft: null }, now)
  const { before, after } = changedFields<Record<string, unknown>>(terms ?? {}, draft)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.published',
    resource: 'plan',
    resourceId: plan.key,
    before: { planVersion: plan.latest, ...before },
    after: { planVersion, ...after },
  })
  return { version: input.version + 1, planVersion }
}
