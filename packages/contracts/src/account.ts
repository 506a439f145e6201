import { locales } from '@leasehold/catalog'
import { z } from 'zod'
import { optionalText, sessionHandle, text, version } from './common.ts'
import { tenantCode } from './tenant-code.ts'
import { username } from './username.ts'

export const changeProfileInput = z.strictObject({
  version,
  displayName: text(80),
  username,
  phone: optionalText(40),
})

export const usernameFreeInput = z.strictObject({ username })

export const setLocaleInput = z.strictObject({ locale: z.enum(locales) })

export const sessionInput = z.strictObject({ session: sessionHandle })

/** One of the person's own companies. */
export const ownCompanyInput = z.strictObject({ companyCode: tenantCode })

export type ChangeProfile = z.output<typeof changeProfileInput>
export type OwnCompany = z.output<typeof ownCompanyInput>
