import type { Access as AccessLevel, Module, Permission, PlatformPermission } from '@leasehold/catalog'

/**
 * Who may call a procedure. Every procedure carries one: builders put it there, and a test refuses a router
 * with a procedure that has none.
 */
export type ProcedureAccess =
  | { audience: 'open' }
  | { audience: 'user' }
  | { audience: 'phone' }
  | { audience: 'tenant'; permission: Permission; module: Module | null; minimum: AccessLevel }
  | { audience: 'phone-tenant'; permission: Permission; minimum: AccessLevel }
  | { audience: 'platform'; permission: PlatformPermission | null }

export type ProcedureMeta = { access: ProcedureAccess }

/** Ranks of access: a procedure's minimum is met by its own level and any above. */
const rank: Record<AccessLevel, number> = { none: 0, billing_only: 1, read_only: 2, full: 3 }

/** True when a tenant of this access may call what needs at least `minimum`. */
export function meetsAccess(access: AccessLevel, minimum: AccessLevel): boolean {
  return rank[access] >= rank[minimum]
}
