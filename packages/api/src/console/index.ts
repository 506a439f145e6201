import { router } from '../trpc.ts'
import { authRouter } from './auth.ts'

/** What the console may ask; served on the platform's own port, never on the tenants' origin. */
export const consoleRouter = router({
  auth: authRouter,
})

export type ConsoleRouter = typeof consoleRouter
