import { checkTerms } from '@leasehold/catalog'
import type { PlanVersionOf, SaveDraft } from '@leasehold/contracts'
import { changedFields, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { InvalidFields, NothingToPublish } from './errors.ts'
import { lockPlan } from './lock-plan.ts'
import { below, wrongOf } from './rules.ts'
import * as store from './store.ts'

/**
 * Keeps the terms of the next version. They may be unfinished: prices may be missing until it is published. What
 * could never be is refused.
 *
 * @throws InvalidFields, NotFound, VersionConflict
 */
export async function saveDraft(call: PlatformCommand, input: SaveDraft): Promise<{ version: number }> {
  const { tx, now } = call
  const { key, version, terms } = input
  const { plan } = await lockPlan(call, input)
  const wrong = wrongOf(checkTerms(plan.kind, plan.contactUs, terms, await store.listFeatures(tx)))
  if (wrong.length > 0) throw new InvalidFields(below('terms', wrong))
  await store.updatePlan(tx, key, { draft: terms }, now)
  const { before, after } = changedFields<Record<string, unknown>>(plan.draft ?? plan.terms ?? {}, terms)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.draft_changed',
    resource: 'plan',
    resourceId: key,
    before,
    after,
  })
  return { version: version + 1 }
}

/**
 * Forgets the draft: what is published stays.
 *
 * @throws NothingToPublish when there is none, NotFound, VersionConflict
 */
export async function discardDraft(
  call: PlatformCommand,
  input: PlanVersionOf,
): Promise<{ version: number }> {
  const { plan } = await lockPlan(call, input)
  if (!plan.draft) throw new NothingToPublish()
  await store.updatePlan(call.tx, input.key, { draft: null }, call.now)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.draft_discarded',
    resource: 'plan',
    resourceId: input.key,
    before: { terms: plan.draft },
  })
  return { version: input.version + 1 }
}
