import { unknownKey } from '@leasehold/catalog'
import type { CreateFeature, RenameFeature } from '@leasehold/contracts'
import {
  changedFields,
  InvalidField,
  NotFound,
  once,
  PLATFORM_CHAIN,
  type PlatformCommand,
  recordAudit,
} from '../../kernel/index.ts'
import * as store from '../store.ts'

/**
 * Adds a feature that plans can speak of. Its kind never changes: versions that were sold rest on it.
 *
 * @throws InvalidField when the key is taken or in capitals and no module, or the unit does not fit the kind;
 *   IdempotencyKeyReused
 */
export async function createFeature(call: PlatformCommand, input: CreateFeature): Promise<{ key: string }> {
  const { tx, admin } = call
  const { idempotencyKey, ...feature } = input
  const scope = `admin:${admin.id}:plans.createFeature`
  return once(tx, { tenantId: PLATFORM_CHAIN, scope, key: idempotencyKey, input }, async () => {
    await store.lockCatalog(tx)
    const present = await store.listFeatures(tx)
    const { key, kind, unit, name } = feature
    if (present.some((each) => each.key === key)) throw new InvalidField('key', 'taken')
    const unknown = unknownKey(key) ?? (/^[A-Z]/.test(key) && kind !== 'switch' ? 'kind_fixed' : null)
    if (unknown) throw new InvalidField('key', unknown)
    if ((kind === 'switch') !== (unit === null)) throw new InvalidField('unit', 'unit')
    const position = Math.max(0, ...present.map((each) => each.position)) + 1
    await store.insertFeature(tx, { ...feature, position })
    await recordAudit(call, {
      tenantId: PLATFORM_CHAIN,
      action: 'feature.created',
      resource: 'feature',
      resourceId: key,
      after: { name: name.en, names: name, featureKind: kind, unit },
    })
    return { key }
  })
}

/**
 * Calls a feature otherwise.
 *
 * @throws NotFound
 */
export async function renameFeature(call: PlatformCommand, { key, name }: RenameFeature): Promise<void> {
  await store.lockCatalog(call.tx)
  const feature = (await store.listFeatures(call.tx)).find((each) => each.key === key)
  if (!feature) throw new NotFound('feature')
  await store.renameFeature(call.tx, key, name)
  const { before, after } = changedFields({ names: feature.name }, { names: name })
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'feature.renamed',
    resource: 'feature',
    resourceId: key,
    before: { name: feature.name.en, ...before },
    after: { name: name.en, ...after },
  })
}
