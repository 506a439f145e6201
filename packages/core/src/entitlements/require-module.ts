import type { Module } from '@leasehold/catalog'
import { Refusal } from '../kernel/index.ts'
import type { Entitlements } from './rules.ts'

/** The plan does not include the module; the workspace says whom to ask. */
export class ModuleLocked extends Refusal {
  constructor(module: Module) {
    super('MODULE_LOCKED', { module })
  }
}

/** @throws ModuleLocked */
export function requireModule(entitlements: Entitlements, module: Module): void {
  if (!entitlements.modules.has(module)) throw new ModuleLocked(module)
}
