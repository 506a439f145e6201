import { type Entitlements, isOpen } from '../entitlements/index.ts'
import { CustomRolesLocked } from './errors.ts'

/** @throws CustomRolesLocked when the plan has no custom roles */
export function requireCustomRoles(entitlements: Entitlements): void {
  if (!isOpen(entitlements, 'custom_roles')) throw new CustomRolesLocked()
}
