import { checkTerms } from '@leasehold/catalog'
import type { CreatePlan } from '@leasehold/contracts'
import { InvalidField, once, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { InvalidFields } from './errors.ts'
import { below, emptyTerms, wrongOf } from './rules.ts'
import * as store from './store.ts'

/**
 * Makes a plan, as a draft: nobody can subscribe to it until a version is published. It comes last in the order.
 *
 * @throws InvalidField when the key is taken, InvalidFields for terms that cannot be, IdempotencyKeyReused
 */
export async function createPlan(
  call: PlatformCommand,
  input: CreatePlan,
): Promise<{ key: string; version: number }> {
  const { tx, admin } = call
  const { idempotencyKey, terms = emptyTerms, ...details } = input
  const request = {
    tenantId: PLATFORM_CHAIN,
    scope: `admin:${admin.id}:plans.create`,
    key: idempotencyKey,
    input,
  }
  return once(tx, request, async () => {
    await store.lockCatalog(tx)
    const present = await store.listPlans(tx)
    if (present.some(({ key }) => key === details.key)) throw new InvalidField('key', 'taken')
    const features = await store.listFeatures(tx)
    const wrong = wrongOf(checkTerms(details.kind, details.contactUs, terms, features))
    if (wrong.length > 0) throw new InvalidFields(below('terms', wrong))
    const position = Math.max(0, ...present.map((plan) => plan.position)) + 1
    await store.insertPlan(tx, { ...details, position, draft: terms })
    const { name, description, kind, ...told } = details
    await recordAudit(call, {
      tenantId: PLATFORM_CHAIN,
      action: 'plan.created',
      resource: 'plan',
      resourceId: details.key,
      after: { name: name.en, names: name, descriptions: description, planKind: kind, ...told, terms },
    })
    return { key: details.key, version: 1 }
  })
}
