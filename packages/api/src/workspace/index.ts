import { router } from '../trpc.ts'
import { accountRouter } from './account.ts'
import { auditRouter } from './audit.ts'
import { authRouter } from './auth.ts'
import { billingRouter } from './billing.ts'
import { companyRouter } from './company.ts'
import { departmentsRouter } from './departments.ts'
import { entitlementsRouter } from './entitlements.ts'
import { invitationsRouter } from './invitations.ts'
import { membersRouter } from './members.ts'
import { modulesRouter } from './modules.ts'
import { onboardingRouter } from './onboarding.ts'
import { recordsRouter } from './records.ts'
import { rolesRouter } from './roles.ts'
import { storesRouter } from './stores.ts'
import { syncRouter } from './sync.ts'

/** What the workspace may ask; served on the tenants' origin. */
export const workspaceRouter = router({
  auth: authRouter,
  account: accountRouter,
  billing: billingRouter,
  company: companyRouter,
  entitlements: entitlementsRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  onboarding: onboardingRouter,
  stores: storesRouter,
  departments: departmentsRouter,
  modules: modulesRouter,
  records: recordsRouter,
  roles: rolesRouter,
  sync: syncRouter,
  audit: auditRouter,
})

export type WorkspaceRouter = typeof workspaceRouter
