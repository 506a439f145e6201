import { z } from 'zod'
import { email, givenPassword, linkToken, password, text } from './common.ts'
import { tenantCode } from './tenant-code.ts'

/** Username or email address, as typed. */
const login = text(254)

export const signInInput = z.strictObject({
  login,
  password: givenPassword,
  companyCode: tenantCode.optional(),
})

export const signInAdminInput = z.strictObject({ login, password: givenPassword })

export const requestPasswordResetInput = z.strictObject({ login })

export const resetLinkInput = z.strictObject({ token: linkToken })

export const resetPasswordInput = z.strictObject({ token: linkToken, password })

export const changePasswordInput = z.strictObject({ currentPassword: givenPassword, password })

export const changeEmailInput = z.strictObject({ email, currentPassword: givenPassword })

export type SignIn = z.output<typeof signInInput>
export type SignInAdmin = z.output<typeof signInAdminInput>
export type RequestPasswordReset = z.output<typeof requestPasswordResetInput>
export type ResetPassword = z.output<typeof resetPasswordInput>
export type ChangePassword = z.output<typeof changePasswordInput>
export type ChangeEmail = z.output<typeof changeEmailInput>
