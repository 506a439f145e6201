import { z } from 'zod'
import { email, optionalText, text, version } from './common.ts'
import { role } from './members.ts'
import { currency, industry, locale, region, sizeBand, timeZone } from './places.ts'

/** An address that may be left out or cleared: empty becomes null. */
const optionalEmail = z
  .union([z.literal('').transform(() => null), email])
  .nullable()
  .default(null)

/** What a company tells about itself. */
export const companyProfile = {
  name: text(120),
  shortName: optionalText(40),
  creditCode: optionalText(40),
  taxNumber: optionalText(40),
  contactPerson: optionalText(80),
  contactPhone: optionalText(40),
  contactEmail: optionalEmail,
  contactAddress: optionalText(300),
  industry: industry.nullable().default(null),
  region: region.nullable().default(null),
  sizeBand: sizeBand.nullable().default(null),
  employeeCount: z.int().min(0).max(10_000_000).nullable().default(null),
}

/** How a company wants things shown and counted. */
export const companyRegion = { timeZone, currency, locale }

export const changeCompanyInput = z.strictObject({
  version,
  ...companyProfile,
  ...companyRegion,
  defaultRole: role,
})

export type ChangeCompany = z.output<typeof changeCompanyInput>
