import { type Module, modules } from './modules.ts'

/** Limits are stocks that are counted. `null` is unlimited; 0 is zero. */
export type Limits = {
  /** Members who may be active at once; open invitations hold a seat. */
  users: number | null
  /** Stores that are not archived. */
  stores: number | null
}

/** What a plan opens. */
export type PlanEntitlements = { modules: readonly Module[]; limits: Limits }

/** Keys of the plans of the `erp` preset, cheapest first. */
export const planKeys = ['trial', 'basic', 'professional', 'enterprise'] as const

export type PlanKey = (typeof planKeys)[number]

/** The `erp` preset: what each plan opens and how much of it. */
export const plans: Record<PlanKey, PlanEntitlements> = {
  trial: { modules, limits: { users: 5, stores: 1 } },
  basic: {
    modules: ['CONTACTS', 'PRODUCTS', 'SALES', 'CRM', 'DASHBOARD', 'DOCUMENTS'],
    limits: { users: 10, stores: 1 },
  },
  professional: { modules, limits: { users: 50, stores: 10 } },
  enterprise: { modules, limits: { users: null, stores: null } },
}

/** Days a new trial lasts unless the platform's staff say otherwise. */
export const defaultTrialDays = 14
