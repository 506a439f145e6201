import type { TenantQuery } from '../../kernel/index.ts'
import { beyondOwn, givableRoles } from '../../roles/index.ts'
import { grantableRoles, reachedStores } from '../rules.ts'
import * as store from './store.ts'

/** What can be chosen for a member by the caller, and how many seats there are: for forms and filters. */
export async function memberChoices(call: TenantQuery) {
  const { reader, tenant, membership, permissions, entitlements, now } = call
  const editor = { role: membership.role, permissions }
  const [stores, departments, { active, invited }, defaultRole, customRoles] = await Promise.all([
    store.listOpenStores(reader, { tenantId: tenant.id }),
    store.listOpenDepartments(reader, { tenantId: tenant.id }),
    store.readSeats(reader, now),
    store.readDefaultRole(reader),
    givableRoles(reader, editor, entitlements),
  ])
  const reached = reachedStores(membership)
  const roles = grantableRoles(membership).filter(
    (role) => beyondOwn(editor, { role, custom: null }).length === 0,
  )
  return {
    stores: stores.filter(({ id }) => !reached || reached.includes(id)),
    /** True when a member need not be limited to any of the stores. */
    mayLeaveStoresOpen: !reached,
    departments,
    /** `invited` of the `used` are held by open invitations; a limit of null is none. */
    seats: { used: active + invited, invited, limit: entitlements.limits.users },
    roles,
    /** Each narrows its base, which a member then has as the role. */
    customRoles,
    defaultRole: roles.includes(defaultRole) ? defaultRole : (roles.at(-1) ?? 'OPERATOR'),
  } as const
}
