import { router } from '../trpc.ts'
import { accountRouter } from './account.ts'
import { authRouter } from './auth.ts'
import { companyRouter } from './company.ts'
import { membersRouter } from './members.ts'

/** What the workspace may ask; served on the tenants' origin. */
export const workspaceRouter = router({
  auth: authRouter,
  account: accountRouter,
  company: companyRouter,
  members: membersRouter,
})

export type WorkspaceRouter = typeof workspaceRouter
