import type { TenantQuery } from '../../kernel/index.ts'
import { grantableRoles, reachedStores } from '../rules.ts'
import * as store from './store.ts'

/** What can be chosen for a member by the caller, and how many seats there are: for forms and filters. */
export async function memberChoices(call: TenantQuery) {
  const { reader, tenant, membership, entitlements, now } = call
  const [stores, departments, { active, invited }, defaultRole] = await Promise.all([
    store.listOpenStores(reader, { tenantId: tenant.id }),
    store.listOpenDepartments(reader, { tenantId: tenant.id }),
    store.readSeats(reader, now),
    store.readDefaultRole(reader),
  ])
  const reached = reachedStores(membership)
  const roles = grantableRoles(membership)
  return {
    stores: stores.filter(({ id }) => !reached || reached.includes(id)),
    /** True when a member need not be limited to any of the stores. */
    mayLeaveStoresOpen: !reached,
    departments,
    /** `invited` of the `used` are held by open invitations; a limit of null is none. */
    seats: { used: active + invited, invited, limit: entitlements.limits.users },
    roles,
    defaultRole: roles.includes(defaultRole) ? defaultRole : 'OPERATOR',
  } as const
}
