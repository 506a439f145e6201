import { type Module, modules } from '@leasehold/catalog'
import { moduleStates } from '../entitlements/index.ts'
import type { TenantQuery } from '../kernel/index.ts'

/** Every module there is, in the order people see them, open or locked by the plan. */
export function listModules(call: TenantQuery): { module: Module; state: 'open' | 'locked' }[] {
  const states = moduleStates(call.entitlements)
  return modules.map((module) => ({ module, state: states[module] }))
}
