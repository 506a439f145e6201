import type { ListPlanTenants } from '@leasehold/contracts'
import { stateAt } from '../../entitlements/index.ts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as plansStore from '../store.ts'
import * as store from './store.ts'

/**
 * Companies on a version of a plan or an add-on, the newest first. Deleted ones that can be restored count too.
 *
 * @throws NotFound
 */
export async function listPlanTenants(call: PlatformQuery, input: ListPlanTenants) {
  const { plan, planVersion, limit } = input
  const db = call.database.platform
  const place = decodePlace(input.cursor, ['uuid'])
  const version = await plansStore.readVersion(db, plan, planVersion)
  if (!version) throw new NotFound('plan')
  const isAddOn = version.kind === 'addon'
  const rows = await store.listTenantsOf(db, { plan, planVersion, isAddOn }, place, limit)
  const page = toPage(rows, limit, place, ({ tenantId }) => [tenantId])
  return {
    ...page,
    items: page.items.map(({ subscriptionState, ...row }) => ({
      ...row,
      /** As of now; null without a contract. */
      state:
        subscriptionState && stateAt({ state: subscriptionState, trialEndsAt: row.trialEndsAt }, call.now),
    })),
  }
}
