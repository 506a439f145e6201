import { router } from '../trpc.ts'
import { accountRouter } from './account.ts'
import { authRouter } from './auth.ts'
import { companyRouter } from './company.ts'
import { invitationsRouter } from './invitations.ts'
import { membersRouter } from './members.ts'
import { onboardingRouter } from './onboarding.ts'

/** What the workspace may ask; served on the tenants' origin. */
export const workspaceRouter = router({
  auth: authRouter,
  account: accountRouter,
  company: companyRouter,
  invitations: invitationsRouter,
  members: membersRouter,
  onboarding: onboardingRouter,
})

export type WorkspaceRouter = typeof workspaceRouter
