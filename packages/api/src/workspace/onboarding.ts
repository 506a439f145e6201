import { beginAsSignedIn, createFirstAccount, readUserGuard } from '@leasehold/auth'
import {
  createFirstAccountInput,
  joinByOnboardingInput,
  onboardingUsernameInput,
  readOnboardingInput,
} from '@leasehold/contracts'
import { finishOnboarding, isFirstUsernameFree, readOnboarding } from '@leasehold/core'
import { open, signedIn, tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

/** The wizard: by link until the account is there, then as a member of the company. */
export const onboardingRouter = router({
  read: open.input(readOnboardingInput).query(async ({ ctx, input }) => {
    const viewer = ctx.asked.token
      ? ((await readUserGuard(ctx.asked.database, ctx.asked.token, null))?.user ?? null)
      : null
    const onboarding = await readOnboarding(ctx.call, input.token, viewer?.id ?? null)
    return {
      ...onboarding,
      viewer: viewer && { username: viewer.username, displayName: viewer.displayName, email: viewer.email },
    }
  }),
  usernameFree: open
    .input(onboardingUsernameInput)
    .query(({ ctx, input }) => isFirstUsernameFree(ctx.call, input)),
  createAccount: open.input(createFirstAccountInput).mutation(async ({ ctx, input }) => {
    const { token, tenantCode } = await createFirstAccount(ctx.call, input)
    ctx.asked.setSessionCookie(token)
    return { tenantCode }
  }),
  useOwnAccount: signedIn.guarded.input(joinByOnboardingInput).mutation(async ({ ctx, input }) => {
    const { token, tenantCode } = await beginAsSignedIn(ctx.call, ctx.own, input)
    ctx.asked.setSessionCookie(token)
    return { tenantCode }
  }),
  /** Also when the trial ran out meanwhile: the wizard must have an end. */
  finish: tenant
    .command('company:manage', { minimum: 'billing_only' })
    .mutation(({ ctx }) => finishOnboarding(ctx.call)),
})
