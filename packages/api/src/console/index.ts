import { router } from '../trpc.ts'
import { adminsRouter } from './admins.ts'
import { auditRouter } from './audit.ts'
import { authRouter } from './auth.ts'
import { consoleBillingRouter } from './billing.ts'
import { bulkRouter } from './bulk.ts'
import { couponsRouter } from './coupons.ts'
import { entitlementsRouter } from './entitlements.ts'
import { mailsRouter } from './mails.ts'
import { onboardingRouter } from './onboarding.ts'
import { plansRouter } from './plans.ts'
import { reconciliationRouter } from './reconciliation.ts'
import { stripeEventsRouter } from './stripe-events.ts'
import { subscriptionsRouter } from './subscriptions.ts'
import { syncRouter } from './sync.ts'
import { systemRouter } from './system.ts'
import { tenantsRouter } from './tenants.ts'
import { usersRouter } from './users.ts'

/** What the console may ask; served on the platform's own port, never on the tenants' origin. */
export const consoleRouter = router({
  auth: authRouter,
  admins: adminsRouter,
  billing: consoleBillingRouter,
  bulk: bulkRouter,
  coupons: couponsRouter,
  entitlements: entitlementsRouter,
  mails: mailsRouter,
  onboarding: onboardingRouter,
  plans: plansRouter,
  reconciliation: reconciliationRouter,
  stripeEvents: stripeEventsRouter,
  subscriptions: subscriptionsRouter,
  sync: syncRouter,
  system: systemRouter,
  tenants: tenantsRouter,
  users: usersRouter,
  audit: auditRouter,
})

export type ConsoleRouter = typeof consoleRouter
