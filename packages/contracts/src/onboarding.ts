import { z } from 'zod'
import { email, linkToken, password, text } from './common.ts'
import { username } from './username.ts'

/** A link as it was opened, also one that was cut short on its way. */
export const readOnboardingInput = z.strictObject({ token: text(200) })

export const onboardingUsernameInput = z.strictObject({ token: linkToken, username })

export const createFirstAccountInput = z.strictObject({
  token: linkToken,
  username,
  displayName: text(80),
  email,
  password,
})

export const joinByOnboardingInput = z.strictObject({ token: linkToken })

export type ReadOnboarding = z.output<typeof readOnboardingInput>
export type OnboardingUsername = z.output<typeof onboardingUsernameInput>
export type CreateFirstAccount = z.output<typeof createFirstAccountInput>
export type JoinByOnboarding = z.output<typeof joinByOnboardingInput>
