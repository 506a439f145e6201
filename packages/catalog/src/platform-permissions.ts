/** The vocabulary of what platform admins may do. */
export const platformPermissions = [
  'tenants:read',
  'tenants:manage',
  'tenants:suspend',
  'tenants:delete',
  'onboarding:manage',
  'plans:read',
  'plans:manage',
  'entitlements:manage',
  'sync:read',
  'sync:manage',
  'users:read',
  'users:manage',
  'admins:read',
  'audit:read',
  'mail:read',
  'system:read',
] as const

export type PlatformPermission = (typeof platformPermissions)[number]

/** Roles of platform admins. */
export const platformRoles = ['super_admin', 'sales', 'finance', 'support'] as const

export type PlatformRole = (typeof platformRoles)[number]

const everyone: PlatformPermission[] = ['tenants:read', 'plans:read', 'users:read']

/** What each platform role may do; an admin's extra permissions come on top. */
export const platformRolePermissions: Record<PlatformRole, ReadonlySet<PlatformPermission>> = {
  super_admin: new Set(platformPermissions),
  sales: new Set([
    ...everyone,
    'tenants:manage',
    'entitlements:manage',
    'sync:read',
    'sync:manage',
    'onboarding:manage',
  ]),
  finance: new Set([...everyone, 'plans:manage', 'tenants:suspend']),
  support: new Set([
    ...everyone,
    'sync:read',
    'sync:manage',
    'onboarding:manage',
    'users:manage',
    'audit:read',
    'mail:read',
  ]),
}
