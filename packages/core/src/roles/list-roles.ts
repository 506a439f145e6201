import { mayGrantRole, permissionsOf, roles } from '@leasehold/catalog'
import { isOpen } from '../entitlements/index.ts'
import type { TenantQuery } from '../kernel/index.ts'
import { decideRole } from './rules.ts'
import * as store from './store.ts'

/** Every role of the company: those everyone has, and those it made, with how many members have each. */
export async function listRoles(call: TenantQuery) {
  const { reader, membership, permissions, entitlements } = call
  const [made, counts] = await Promise.all([store.listRoles(reader), store.countMembers(reader)])
  const open = isOpen(entitlements, 'custom_roles')
  const editor = { role: membership.role, permissions }
  const membersOf = (is: (count: (typeof counts)[number]) => boolean) => counts.find(is)?.members ?? 0
  return {
    /** Whether the plan has custom roles; those there are stay in force without. */
    open,
    builtIn: roles.map((role) => ({
      role,
      permissions: [...permissionsOf(role, null)],
      members: membersOf((count) => count.role === role && count.customRoleId === null),
      /** Whether the caller may make custom roles of it. */
      mayBase: open && mayGrantRole(membership.role, role),
    })),
    custom: made.map(({ id, name, base, permissions: chosen, version, createdAt }) => {
      // As it is in force: what a later version of the product no longer knows allows nothing.
      const standing = [...permissionsOf(base, chosen)]
      const mayReach = decideRole(editor, { base, permissions: standing }).ok
      return {
        id,
        name,
        base,
        permissions: standing,
        version,
        createdAt,
        members: membersOf(({ customRoleId }) => customRoleId === id),
        may: { change: open && mayReach, archive: mayReach },
      }
    }),
  }
}
