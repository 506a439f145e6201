import { permissions } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, text, uuid } from './common.ts'
import { featureKey, planKey } from './plans.ts'

/** An instant with its offset; an answer's own dates come in this form. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

/** Why staff did it: whoever asks later reads it. */
const reason = text(300)

/** What a feature is to be worth; which of them fits depends on the feature's kind. `null` is unlimited. */
const featureValue = z.union([z.boolean(), z.int().min(0), z.null()])

const quantity = z.int().min(1).max(10_000)

const override = {
  feature: featureKey,
  value: featureValue,
  /** From now on where it is left out or past. */
  startsAt: instant.nullable().default(null),
  /** From then on it is ignored; null when it has no end. */
  endsAt: instant.nullable(),
}

const addOn = { plan: planKey, quantity, endsAt: instant.nullable() }

const ofTenant = { tenantId: uuid }

export const entitlementsInput = z.strictObject(ofTenant)

export const setOverrideInput = z.strictObject({ ...ofTenant, ...override, reason })

export const revokeOverrideInput = z.strictObject({ ...ofTenant, id: uuid, reason: reason.nullish() })

export const addAddOnInput = z.strictObject({
  ...ofTenant,
  ...addOn,
  reason: reason.nullish(),
  idempotencyKey,
})

export const changeAddOnInput = z.strictObject({ ...ofTenant, id: uuid, quantity, reason: reason.nullish() })

export const removeAddOnInput = z.strictObject({ ...ofTenant, id: uuid, reason: reason.nullish() })

export const applyPlanInput = z.strictObject({ ...ofTenant, plan: planKey, reason: reason.nullish() })

/** What would be done, as a preview is asked for it. */
export const grantChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('apply_plan'), plan: planKey }),
  z.strictObject({ kind: z.literal('set_override'), ...override }),
  z.strictObject({ kind: z.literal('revoke_override'), id: uuid }),
  z.strictObject({ kind: z.literal('add_add_on'), ...addOn }),
  z.strictObject({ kind: z.literal('change_add_on'), id: uuid, quantity }),
  z.strictObject({ kind: z.literal('remove_add_on'), id: uuid }),
])

export const previewEntitlementsInput = z.strictObject({ ...ofTenant, change: grantChange })

const feature = { feature: featureKey }
const permission = { permission: z.enum(permissions) }

/** Asked about a member of the own company: why a feature, or a permission, is theirs or not. */
export const whyInput = z.union([
  z.strictObject({ userId: uuid, ...feature }),
  z.strictObject({ userId: uuid, ...permission }),
])

/** The same, as staff ask about any company. */
export const whyOfTenantInput = z.union([
  z.strictObject({ ...ofTenant, userId: uuid, ...feature }),
  z.strictObject({ ...ofTenant, userId: uuid, ...permission }),
])

export type SetOverride = Omit<z.output<typeof setOverrideInput>, 'startsAt'> & { startsAt?: Date | null }
export type RevokeOverride = z.output<typeof revokeOverrideInput>
export type AddAddOn = z.output<typeof addAddOnInput>
export type ChangeAddOn = z.output<typeof changeAddOnInput>
export type RemoveAddOn = z.output<typeof removeAddOnInput>
export type ApplyPlan = z.output<typeof applyPlanInput>
export type GrantChange = z.output<typeof grantChange>
export type PreviewEntitlements = z.output<typeof previewEntitlementsInput>
export type Why = z.output<typeof whyInput>
export type WhyOfTenant = z.output<typeof whyOfTenantInput>
