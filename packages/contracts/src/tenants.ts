import { activations, subscriptionStates } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, optionalText, page, text, uuid, version } from './common.ts'
import { companyProfile, companyRegion } from './company.ts'
import { role } from './members.ts'
import { industry, region } from './places.ts'
import { planKey } from './plans.ts'

/** Names that the platform needs itself, or that would pass for it. */
const reservedSubdomains = new Set([
  'admin',
  'api',
  'app',
  'billing',
  'console',
  'help',
  'mail',
  'static',
  'status',
  'support',
  'www',
])

const label = /^[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])$/

/** A label of a host name of 3 to 63 characters (RFC 1035), in lower case; empty becomes null. */
const subdomain = z
  .string()
  .max(100)
  .transform((value) => value.trim().toLowerCase() || null)
  .refine((value) => value === null || (label.test(value) && !value.includes('--')), { error: 'subdomain' })
  .refine((value) => value === null || !reservedSubdomains.has(value), { error: 'reserved' })
  .nullable()
  .default(null)

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** A host name with at least two labels; other scripts in their ASCII form (IDNA). Empty becomes null. */
const customDomain = z
  .string()
  .max(253)
  .transform((value) => toAscii(value.trim().toLowerCase()) || null)
  .refine((value) => value === null || hostName.test(value), { error: 'domain' })
  .nullable()
  .default(null)

function toAscii(host: string): string {
  // An address or a path is no host name: only what the URL standard leaves as it is but for the script.
  if (!/[^\p{ASCII}]/v.test(host) || /[\s/:?#@]/.test(host)) return host
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host
}

/** Everything staff keep of a company. */
const companyFields = {
  ...companyProfile,
  ...companyRegion,
  defaultRole: role,
  subdomain,
  customDomain,
}

const trialDays = z.int().min(1).max(365)

export const createTenantInput = z.strictObject({
  idempotencyKey,
  ...companyFields,
  plan: planKey,
  /** Days the company may try the plan; null when it has bought it. */
  trialDays: trialDays.nullable().default(null),
})

export const tenantInput = z.strictObject({ tenantId: uuid })

export const changeTenantInput = z.strictObject({ tenantId: uuid, version, ...companyFields })

/** Staff say why: whoever is asked about it later reads it in the audit log. */
const reason = text(300)

/** `version` is the contract's. */
export const suspendTenantInput = z.strictObject({ tenantId: uuid, version, reason })

export const resumeTenantInput = z.strictObject({ tenantId: uuid, version })

export const changePlanInput = z.strictObject({ tenantId: uuid, version, plan: planKey })

export const extendTrialInput = z.strictObject({ tenantId: uuid, version, days: trialDays })

export const deleteTenantInput = z.strictObject({
  tenantId: uuid,
  /** The company's code, typed by whoever deletes it. */
  confirmation: text(32),
  reason,
  /** Deletes although money is owed. */
  force: z.boolean().default(false),
})

export const restoreTenantInput = z.strictObject({ tenantId: uuid, reason: optionalText(300) })

export const listTenantsInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  plan: planKey.optional(),
  /** As of now: a trial that has run out is expired. */
  state: z.enum(subscriptionStates).optional(),
  activation: z.enum(activations).optional(),
  industry: industry.optional(),
  region: region.optional(),
  /** `yes` lists the deleted ones, alone. */
  deleted: z.enum(['yes', 'no']).default('no'),
  sort: z.enum(['newest', 'name']).default('newest'),
  direction: z.enum(['asc', 'desc']).optional(),
})

export const listTenantMembersInput = z.strictObject({
  ...page,
  tenantId: uuid,
  query: text(100).optional(),
})

export type CreateTenant = z.output<typeof createTenantInput>
export type ChangeTenant = z.output<typeof changeTenantInput>
export type SuspendTenant = z.output<typeof suspendTenantInput>
export type ResumeTenant = z.output<typeof resumeTenantInput>
export type ChangePlan = z.output<typeof changePlanInput>
export type ExtendTrial = z.output<typeof extendTrialInput>
export type DeleteTenant = z.output<typeof deleteTenantInput>
export type RestoreTenant = z.output<typeof restoreTenantInput>
export type ListTenants = z.output<typeof listTenantsInput>
export type ListTenantMembers = z.output<typeof listTenantMembersInput>
