import { checkValues } from '@leasehold/catalog'
import type { ChangeCatalog } from '@leasehold/contracts'
import {
  changedFields,
  InvalidField,
  PLATFORM_CHAIN,
  type PlatformCommand,
  type PlatformQuery,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { InvalidFields } from './errors.ts'
import * as store from './store.ts'

/** What companies get that sign up, and those without a contract. */
export async function getCatalogSettings(call: PlatformQuery) {
  const settings = await store.readSettings(call.database.platform)
  return { ...settings, may: { manage: call.admin.permissions.has('plans:manage') } }
}

/**
 * Sets which plan companies get that sign up, for how many days, and what those without a contract may use: the
 * latter from their next request on.
 *
 * @throws InvalidField for a plan that cannot be subscribed to, InvalidFields, VersionConflict
 */
export async function changeCatalog(
  call: PlatformCommand,
  input: ChangeCatalog,
): Promise<{ version: number }> {
  const { tx } = call
  const { version, ...wanted } = input
  const settings = await store.lockCatalog(tx)
  if (settings.version !== version) throw new VersionConflict(settings)
  const faults = checkValues(wanted.defaults, await store.listFeatures(tx), 'defaults')
  if (faults.length > 0) throw new InvalidFields(faults)
  if (wanted.signUpPlan !== null) {
    const plan = await store.readPlan(tx, wanted.signUpPlan)
    if (!plan) throw new InvalidField('signUpPlan', 'unknown')
    const sold = plan.onSale && plan.kind === 'plan' && plan.latest !== null
    if (!sold) throw new InvalidField('signUpPlan', 'not_on_sale')
  }
  const { before, after } = changedFields<Record<string, unknown>>(settings, wanted)
  await store.updateSettings(tx, after)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'catalog.changed',
    resource: 'catalog',
    resourceId: null,
    before,
    after,
  })
  return { version: version + 1 }
}
