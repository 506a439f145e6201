import { z } from 'zod'
import { givenPassword, text } from './common.ts'
import { tenantCode } from './tenant-code.ts'

/** Username or email address, as typed. */
const login = text(254)

export const signInInput = z.strictObject({
  login,
  password: givenPassword,
  companyCode: tenantCode.optional(),
})

export const signInAdminInput = z.strictObject({ login, password: givenPassword })

export type SignIn = z.output<typeof signInInput>
export type SignInAdmin = z.output<typeof signInAdminInput>
