import { auditResources } from '@leasehold/catalog'
import { z } from 'zod'
import { page, text, uuid } from './common.ts'
import { day, timeZone } from './places.ts'
import { tenantCode } from './tenant-code.ts'

const filters = {
  /** First and last day, in the company's time zone or the one given. */
  from: day.optional(),
  to: day.optional(),
  /** Of `auditActions`, or one of an earlier version. */
  action: z
    .string()
    .max(80)
    .regex(/^[a-z_]+\.[a-z_]+$/)
    .optional(),
  resource: z.enum(auditResources).optional(),
  /** One thing: everything that happened to it. */
  resourceId: text(100).optional(),
}

/** A person by id, or all of the platform's staff, or the system. */
const actor = z.union([uuid, z.enum(['platform', 'system'])])

export const listAuditInput = z.strictObject({ ...page, ...filters, actor: actor.optional() })

/** Place of an entry in its chain. */
const seq = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

export const auditEntryInput = z.strictObject({ seq })

/** Whom to filter by: those whose name contains `query`, or the one with `id`. */
export const auditPeopleInput = z.strictObject({ query: text(100).optional(), id: uuid.optional() })

/** Companies whose name or code contains `query`, or the one of `code`; deleted ones too. */
export const auditCompaniesInput = z.strictObject({
  query: text(100).optional(),
  code: tenantCode.optional(),
})

/** A chain by the code of its company, or the platform's own. */
export const auditChain = z.union([z.literal('platform'), tenantCode])

export const listPlatformAuditInput = z.strictObject({
  ...page,
  ...filters,
  actor: uuid.optional(),
  chain: auditChain.optional(),
  timeZone: timeZone.default('UTC'),
})

export const platformAuditEntryInput = z.strictObject({ chain: auditChain, seq })

export const verifyAuditInput = z.strictObject({ chain: auditChain })

export type ListAudit = z.output<typeof listAuditInput>
export type AuditEntryOf = z.output<typeof auditEntryInput>
export type AuditPeople = z.output<typeof auditPeopleInput>
export type ListPlatformAudit = z.output<typeof listPlatformAuditInput>
export type PlatformAuditEntryOf = z.output<typeof platformAuditEntryInput>
export type VerifyAudit = z.output<typeof verifyAuditInput>
