import type { Access, Module, Permission } from '@leasehold/catalog'
import { Refusal } from '../kernel/index.ts'
import { requireModule } from './require-module.ts'
import type { Entitlements } from './rules.ts'

/** What it takes to do something in a company, beside being a member. */
export type Needs = {
  permission: Permission
  /** Module the plan must open; null when it takes none. */
  module: Module | null
  /** Access the company must have at least. */
  minimum: Access
}

/** Ranks of access: a minimum is met by its own level and any above. */
const rank: Record<Access, number> = { none: 0, billing_only: 1, read_only: 2, full: 3 }

/** True when a tenant of this access may call what needs at least `minimum`. */
export function meetsAccess(access: Access, minimum: Access): boolean {
  return rank[access] >= rank[minimum]
}

/**
 * Access, permission, module: each with its own refusal. The guard of every request inside a company, and what
 * explanations are held against.
 *
 * @throws READ_ONLY, BILLING_ONLY, FORBIDDEN, ModuleLocked
 */
export function admit(
  { permissions, entitlements }: { permissions: ReadonlySet<Permission>; entitlements: Entitlements },
  { permission, module, minimum }: Needs,
): void {
  if (!meetsAccess(entitlements.access, minimum)) {
    throw new Refusal(entitlements.access === 'read_only' ? 'READ_ONLY' : 'BILLING_ONLY')
  }
  if (!permissions.has(permission)) throw new Refusal('FORBIDDEN', { permission })
  if (module) requireModule(entitlements, module)
}
