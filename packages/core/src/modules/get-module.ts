import type { ModuleOf } from '@leasehold/contracts'
import { requireModule } from '../entitlements/index.ts'
import type { TenantQuery } from '../kernel/index.ts'

/** @throws ModuleLocked */
export function getModule(call: TenantQuery, { module }: ModuleOf) {
  requireModule(call.entitlements, module)
  return { module }
}
