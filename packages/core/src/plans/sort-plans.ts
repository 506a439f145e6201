import type { SortPlans } from '@leasehold/contracts'
import { PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { InvalidFields } from './errors.ts'
import { sorted } from './rules.ts'
import * as store from './store.ts'

/**
 * Puts plans in the order in which people see them.
 *
 * @throws InvalidFields for a plan that there is not
 */
export async function sortPlans(call: PlatformCommand, { keys }: SortPlans): Promise<void> {
  await store.lockCatalog(call.tx)
  const present = (await store.listPlans(call.tx)).map(({ key }) => key)
  const unknown = keys.flatMap((key, i) =>
    present.includes(key) ? [] : [{ path: `keys.${i}`, code: 'unknown' }],
  )
  if (unknown.length > 0) throw new InvalidFields(unknown)
  const order = sorted(present, keys)
  await store.updatePositions(call.tx, order)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'plan.sorted',
    resource: 'catalog',
    resourceId: null,
    before: { order: present },
    after: { order },
  })
}
