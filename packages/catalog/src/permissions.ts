/**
 * The vocabulary of what people in a company may do. A role is a set of these strings; nothing else
 * grants anything. `:read` sees, `:manage` changes.
 */
export const permissions = [
  'billing:read',
  'billing:manage',
  'members:read',
  'members:invite',
  'members:manage',
  'stores:read',
  'stores:manage',
  'departments:read',
  'departments:manage',
  'company:read',
  'company:manage',
  'audit:read',
  'modules:use',
] as const

export type Permission = (typeof permissions)[number]

/** Roles of a tenant, highest first: nobody raises another above their own place in this list. */
export const roles = ['BILLING_ADMIN', 'ORG_ADMIN', 'MANAGER', 'OPERATOR'] as const

export type Role = (typeof roles)[number]

const everyone: Permission[] = ['stores:read', 'departments:read', 'company:read', 'modules:use']
const manager: Permission[] = [...everyone, 'members:read', 'members:invite', 'members:manage', 'audit:read']
const orgAdmin: Permission[] = [
  ...manager,
  'billing:read',
  'stores:manage',
  'departments:manage',
  'company:manage',
]

/** What each role may do; a MANAGER's permissions reach only as far as the stores of the membership. */
export const rolePermissions: Record<Role, ReadonlySet<Permission>> = {
  BILLING_ADMIN: new Set([...orgAdmin, 'billing:manage']),
  ORG_ADMIN: new Set(orgAdmin),
  MANAGER: new Set(manager),
  OPERATOR: new Set(everyone),
}

/** Roles whose reach is limited to the stores of the membership, when it names any. */
export const storeScopedRoles: ReadonlySet<Role> = new Set<Role>(['MANAGER', 'OPERATOR'])

/** True when a person of role `own` may give or take role `other`: only roles not above their own. */
export function mayGrantRole(own: Role, other: Role): boolean {
  return roles.indexOf(own) <= roles.indexOf(other)
}
