import {
  type Locale,
  type PermissionSet,
  type PlatformPermission,
  type PlatformRole,
  permissionsOf,
  platformRolePermissions,
  type Role,
} from '@leasehold/catalog'
import { sha256 } from '@leasehold/core'
import type { Database, Standing, TenantId } from '@leasehold/db'
import { validateSession } from './lucia.ts'
import * as store from './store.ts'

/** A signed-in user, and the tenant asked for when the user may enter it. */
export type UserGuard = {
  sessionId: string
  kind: 'cookie' | 'bearer'
  user: { id: string; username: string; displayName: string; email: string; locale: Locale }
  /** Null when none was asked for, or the user has no active membership in it. */
  tenant: TenantGuard | null
}

export type TenantGuard = {
  id: TenantId
  code: string
  timeZone: string
  locale: Locale
  entitlementVersion: number
  role: Role
  /** What the role, or the custom role that narrows it, allows. */
  permissions: PermissionSet
  storeIds: string[]
  /** By what later reads find out whether all of this still holds. */
  standing: Standing
}

/** A signed-in platform admin. */
export type AdminGuard = {
  sessionId: string
  id: string
  username: string
  name: string
  role: PlatformRole
  locale: Locale
  permissions: ReadonlySet<PlatformPermission>
}

/**
 * Who, where and what may they: one query.
 *
 * @param token as it came in the cookie or the header
 * @param tenantCode the tenant in the address, or null
 */
export async function readUserGuard(
  database: Database,
  token: string,
  tenantCode: string | null,
): Promise<UserGuard | null> {
  const row = await validateSession(store.userSessionTable(database.platform), sha256(token), async (id) => {
    const [found] = await store.readUserByCode(database, { sessionId: id, tenantCode })
    return found?.kind === 'cookie' ? found : null
  })
  return row && toUserGuard(row)
}

/** The same for a phone: the tenant is the one its session is in. */
export async function readPhoneGuard(database: Database, token: string): Promise<UserGuard | null> {
  const row = await validateSession(store.userSessionTable(database.platform), sha256(token), async (id) => {
    const [found] = await store.readUserBySession(database, { sessionId: id })
    return found?.kind === 'bearer' ? found : null
  })
  return row && toUserGuard(row)
}

type GuardRow = Awaited<ReturnType<typeof store.readUserByCode>>[number]

function toUserGuard(row: GuardRow): UserGuard {
  const { sessionId, kind, ownerId: id, username, displayName, email, userLocale: locale } = row
  return { sessionId, kind, user: { id, username, displayName, email, locale }, tenant: toTenantGuard(row) }
}

function toTenantGuard(row: GuardRow): TenantGuard | null {
  if (!row.tenantId || !row.role || !row.tenantCode || !row.tenantLocale) return null
  const { entitlementVersion, tenantVersion, membershipVersion } = row
  if (entitlementVersion === null || tenantVersion === null || membershipVersion === null) return null
  return {
    id: row.tenantId as TenantId,
    code: row.tenantCode,
    timeZone: row.tenantTimeZone ?? 'UTC',
    locale: row.tenantLocale,
    entitlementVersion,
    role: row.role,
    permissions: permissionsOf(row.role, row.customPermissions),
    storeIds: row.storeIds,
    standing: {
      sessionId: row.sessionId,
      userId: row.ownerId,
      membershipVersion,
      tenantVersion,
      entitlementVersion,
    },
  }
}

/** The platform admin of a token. */
export async function readAdminGuard(database: Database, token: string): Promise<AdminGuard | null> {
  const row = await validateSession(store.adminSessionTable(database.platform), sha256(token), async (id) => {
    const [found] = await store.readAdmin(database, { sessionId: id })
    return found ?? null
  })
  if (!row) return null
  const { sessionId, ownerId: id, username, name, role, locale, extraPermissions } = row
  const permissions = new Set([...platformRolePermissions[role], ...extraPermissions])
  return { sessionId, id, username, name, role, locale, permissions }
}
