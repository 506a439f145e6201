import {
  type Access,
  type Module,
  type Permission,
  type PermissionBit,
  type PermissionSet,
  permissionBit,
} from '@leasehold/catalog'
import { Refusal } from '../kernel/index.ts'
import { meetsAccess, openMask } from './open-mask.ts'
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

/** Needs as a check asks them: made once, where the check is written. */
export type Check = Needs & PermissionBit & { readonly mask: number }

export function checkFor(needs: Needs): Check {
  const { permission, module, minimum } = needs
  return { ...needs, ...permissionBit(permission), mask: openMask(minimum, module ? [module] : []) }
}

/** What a member holds. */
export type Holdings = { permissions: PermissionSet; entitlements: Entitlements }

/** True when nothing stands against it: a few comparisons of numbers. */
export function allows({ permissions, entitlements }: Holdings, { word, bit, mask }: Check): boolean {
  return (entitlements.mask & mask) === mask && permissions.holds(word, bit)
}

/**
 * Access, permission, module: each with its own refusal. The guard of every request inside a company, and what
 * explanations are held against.
 *
 * @throws READ_ONLY, BILLING_ONLY, FORBIDDEN, ModuleLocked
 */
export function admit(holdings: Holdings, check: Check): void {
  if (allows(holdings, check)) return
  const { permissions, entitlements } = holdings
  const { permission, module, minimum } = check
  if (!meetsAccess(entitlements.access, minimum)) {
    throw new Refusal(entitlements.access === 'read_only' ? 'READ_ONLY' : 'BILLING_ONLY')
  }
  if (!permissions.has(permission)) throw new Refusal('FORBIDDEN', { permission })
  if (module) requireModule(entitlements, module)
}
