import { router } from '../trpc.ts'
import { adminsRouter } from './admins.ts'
import { auditRouter } from './audit.ts'
import { authRouter } from './auth.ts'
import { mailsRouter } from './mails.ts'
import { systemRouter } from './system.ts'
import { usersRouter } from './users.ts'

/** What the console may ask; served on the platform's own port, never on the tenants' origin. */
export const consoleRouter = router({
  auth: authRouter,
  admins: adminsRouter,
  mails: mailsRouter,
  system: systemRouter,
  users: usersRouter,
  audit: auditRouter,
})

export type ConsoleRouter = typeof consoleRouter
