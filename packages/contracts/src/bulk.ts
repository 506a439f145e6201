import { activations, bulkItemStates, subscriptionStates } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, page, text, uuid } from './common.ts'
import { industry, region } from './places.ts'
import { featureKey, planKey } from './plans.ts'

/** Companies that one bulk change reaches, at most. */
export const mostOfBulk = 10_000

/** An instant with its offset. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

const planVersion = z.int().min(1).max(1_000_000)

/** What a bulk change does to each company. */
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('apply_plan'), plan: planKey }),
  z.strictObject({ kind: z.literal('move_version'), plan: planKey, planVersion }),
  z.strictObject({
    kind: z.literal('set_feature'),
    feature: featureKey,
    value: z.union([z.boolean(), z.int().min(0), z.null()]),
    /** From then on it is ignored; null when it has no end. */
    endsAt: instant.nullable().default(null),
  }),
])

/** The filters of the list of companies. */
const filter = z.strictObject({
  query: text(100).optional(),
  plan: planKey.optional(),
  state: z.enum(subscriptionStates).optional(),
  activation: z.enum(activations).optional(),
  industry: industry.optional(),
  region: region.optional(),
})

export const previewBulkInput = z.strictObject({
  selection: z.union([
    z.strictObject({ tenantIds: z.array(uuid).min(1).max(200) }),
    z.strictObject({ filter }),
    /** All that have this version of a plan or an add-on. */
    z.strictObject({ version: z.strictObject({ plan: planKey, planVersion }) }),
  ]),
  change,
})

export const startBulkInput = z.strictObject({
  idempotencyKey,
  /** The companies of the preview, and what it said would be done: its token vouches for them. */
  tenantIds: z.array(uuid).min(1).max(mostOfBulk),
  change,
  token: z.string().max(100),
  /** Why: whoever asks later reads it. */
  reason: text(300),
})

export const bulkInput = z.strictObject({ bulkId: uuid })

export const listBulksInput = z.strictObject(page)

export const listBulkItemsInput = z.strictObject({
  ...page,
  bulkId: uuid,
  state: z.enum(bulkItemStates).optional(),
})

export type BulkChange = z.output<typeof change>
export type PreviewBulk = z.output<typeof previewBulkInput>
export type StartBulk = z.output<typeof startBulkInput>
export type BulkOf = z.output<typeof bulkInput>
export type ListBulks = z.output<typeof listBulksInput>
export type ListBulkItems = z.output<typeof listBulkItemsInput>
