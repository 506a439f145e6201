import { cycles, featureKinds, featureUnits, locales, type PlanTerms, planKinds } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, page, text, uuid, version } from './common.ts'

/** Key of a plan or a feature: what other programs name it by. */
const key = (pattern: RegExp) => z.string().max(40).regex(pattern)

export const planKey = key(/^[a-z][a-z0-9_-]*$/)

/** Modules are written in capitals, everything else is not. */
export const featureKey = key(/^([a-z][a-z0-9_]*|[A-Z][A-Z_]*)$/)

/** A text in each language of the product. */
export const localizedText = <T extends z.ZodType<string>>(of: T) => {
  const shape = Object.fromEntries(locales.map((locale) => [locale, of]))
  return z.strictObject(shape as Record<(typeof locales)[number], T>)
}

const name = localizedText(text(80))
const description = localizedText(text(300, { min: 0 }))

const featureValue = z.union([z.boolean(), z.number(), z.null()])

/** Worth of features by their keys. What is no feature, or does not fit its kind, is for the domain to say. */
export const featureValues = z.record(featureKey, featureValue)

const amounts = z.record(z.string().max(10), z.number())

/** What a plan sells. Its shape only: what is wrong within it is named by `checkTerms`. */
export const planTerms = z
  .strictObject({
    entitlements: featureValues,
    trialDays: z.number().nullable(),
    cycles: z.array(z.enum(cycles)).max(10).readonly(),
    prices: z.partialRecord(z.enum(cycles), amounts),
    overages: z.record(featureKey, z.strictObject({ per: z.number(), amounts })),
  })
  .transform((terms) => terms as PlanTerms)

/** What may change of a plan at any time. */
const planDetails = { name, description, hidden: z.boolean(), contactUs: z.boolean() }

const kind = z.enum(planKinds)

export const createPlanInput = z.strictObject({
  idempotencyKey,
  key: planKey,
  kind,
  ...planDetails,
  /** The first draft; without it, one that sells nothing yet. */
  terms: planTerms.optional(),
})

export const planInput = z.strictObject({ key: planKey })

/** `version` is the plan's row, not the version of what it sells. */
export const planVersionInput = z.strictObject({ key: planKey, version })

export const editPlanInput = z.strictObject({ key: planKey, version, ...planDetails, onSale: z.boolean() })

export const saveDraftInput = z.strictObject({ key: planKey, version, terms: planTerms })

/** Keys of plans in their new order; those left out keep theirs, after them. */
export const sortPlansInput = z.strictObject({ keys: z.array(planKey).min(1).max(200) })

export const comparePlansInput = z.strictObject({
  kind: kind.default('plan'),
  /** With drafts in place of what is published: how it would look. */
  drafts: z.boolean().default(false),
})

export const changeCatalogInput = z.strictObject({
  version,
  /** Plan that a company which signs up gets; null when nobody may sign up. */
  signUpPlan: planKey.nullable(),
  signUpTrialDays: z.int().min(1).max(365).nullable(),
  /** What a company without a contract may use. */
  defaults: featureValues,
})

const feature = { key: featureKey, kind: z.enum(featureKinds), unit: z.enum(featureUnits).nullable(), name }

export const createFeatureInput = z.strictObject({ idempotencyKey, ...feature })

export const renameFeatureInput = z.strictObject({ key: featureKey, name })

const planVersion = z.int().min(1).max(1_000_000)

export const listPlanTenantsInput = z.strictObject({ ...page, plan: planKey, planVersion })

export const previewMoveInput = z.strictObject({
  ...page,
  plan: planKey,
  /** Version to move to. */
  planVersion,
  /** Who moves: one company, or all that are on a version. */
  who: z.union([z.strictObject({ tenantId: uuid }), z.strictObject({ from: planVersion })]),
})

export const moveTenantInput = z.strictObject({ tenantId: uuid, plan: planKey, planVersion })

/** A catalog as a file. */
export const presetInput = z.strictObject({
  key: planKey,
  features: z.array(z.strictObject(feature)).max(500),
  plans: z
    .array(
      z.strictObject({
        key: planKey,
        kind,
        name,
        description,
        hidden: z.boolean().optional(),
        contactUs: z.boolean().optional(),
        onSale: z.boolean().optional(),
        terms: planTerms,
      }),
    )
    .max(200),
  signUp: z
    .strictObject({ plan: planKey, trialDays: z.int().min(1).max(365).nullable() })
    .nullable()
    .default(null),
  defaults: featureValues,
})

export type CreatePlan = z.output<typeof createPlanInput>
export type PlanOf = z.output<typeof planInput>
export type PlanVersionOf = z.output<typeof planVersionInput>
export type EditPlan = z.output<typeof editPlanInput>
export type SaveDraft = z.output<typeof saveDraftInput>
export type SortPlans = z.output<typeof sortPlansInput>
export type ComparePlans = z.output<typeof comparePlansInput>
export type ChangeCatalog = z.output<typeof changeCatalogInput>
export type CreateFeature = z.output<typeof createFeatureInput>
export type RenameFeature = z.output<typeof renameFeatureInput>
export type ListPlanTenants = z.output<typeof listPlanTenantsInput>
export type PreviewMove = z.output<typeof previewMoveInput>
export type MoveTenant = z.output<typeof moveTenantInput>
