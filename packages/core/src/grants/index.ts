export { applyPlan } from './apply-plan.ts'
export { revokeOverride } from './revoke-override.ts'
export { setOverride } from './set-override.ts'
