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
  'subscriptions:read',
  'subscriptions:manage',
  'coupons:manage',
  'stripe:read',
  'stripe:manage',
  'billing:configure',
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

const everyone: PlatformPermission[] = ['tenants:read', 'plans:read', 'subscriptions:read', 'users:read']

/** What each platform role may do; an admin's extra permissions come on top. */
export const platformRolePermissions: Record<PlatformRole, ReadonlySet<PlatformPermission>> = {
  super_admin: new Set(platformPermissions),
  sales: new Set([
    ...everyone,
    'tenants:manage',
    'entitlements:manage',
    'subscriptions:manage',
    'sync:read',
    'sync:manage',
    'onboarding:manage',
  ]),
  finance: new Set([
    ...everyone,
    'plans:manage',
    'tenants:suspend',
    'subscriptions:manage',
    'coupons:manage',
    'stripe:read',
    'stripe:manage',
    'billing:configure',
  ]),
  support: new Set([
    ...everyone,
    'sync:read',
    'sync:manage',
    'stripe:read',
    'stripe:manage',
    'onboarding:manage',
    'users:manage',
    'audit:read',
    'mail:read',
  ]),
}
