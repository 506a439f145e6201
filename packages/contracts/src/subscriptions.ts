import { changeTimes, cycles, subscriptionSources, subscriptionStates } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, page, text, uuid, version } from './common.ts'
import { currency } from './places.ts'
import { planKey } from './plans.ts'

/** An instant with its offset. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

/** A day on which a contract can begin. */
const start = instant.refine(
  (value) => value.getTime() > 946_684_800_000 && value.getTime() < 4_102_444_800_000,
  {
    error: 'not_an_option',
  },
)

/** Staff say why: whoever asks later reads it in the timeline. */
const reason = text(300)

/** What is sold. */
const terms = z.strictObject({
  plan: planKey,
  /** Null for the one that is sold now; of the plan that the company has, for the one that it is on. */
  planVersion: z.int().min(1).max(1_000_000).nullable().default(null),
  cycle: z.enum(cycles),
  currency,
  /** Users beyond those of the plan. */
  seats: z.int().min(0).max(100_000).default(0),
})

/** When: null leaves it to the rule, which lets nothing be taken away before it was used up. */
const when = z.enum(changeTimes).nullable().default(null)

export const listSubscriptionsInput = z.strictObject({
  ...page,
  /** In the company's code, names and contact. */
  query: text(100).optional(),
  /** As of now: what was to end has ended, and a trial that has run out is expired. */
  state: z.enum(subscriptionStates).optional(),
  plan: planKey.optional(),
  source: z.enum(subscriptionSources).optional(),
  cycle: z.enum(cycles).optional(),
  /** From the first of these instants up to, and without, the second. */
  createdFrom: instant.optional(),
  createdTo: instant.optional(),
  periodEndsFrom: instant.optional(),
  periodEndsTo: instant.optional(),
  sort: z.enum(['created', 'period_end']).default('created'),
  direction: z.enum(['asc', 'desc']).optional(),
})

export const subscriptionInput = z.strictObject({ tenantId: uuid })

export const subscriptionTimelineInput = z.strictObject({ ...page, tenantId: uuid })

export const previewCreateContractInput = z.strictObject({
  tenantId: uuid,
  terms,
  /** Null for now. */
  startsAt: start.nullable().default(null),
})

export const createContractInput = z.strictObject({
  idempotencyKey,
  tenantId: uuid,
  /** The contract's, as it was read; null for a company that never had one. */
  version: version.nullable(),
  terms,
  startsAt: start.nullable().default(null),
  reason,
})

export const previewChangeContractInput = z.strictObject({ tenantId: uuid, terms, when })

export const changeContractInput = z.strictObject({
  tenantId: uuid,
  version,
  terms,
  when,
  /** What the preview said: instant as of which it prorated, and what it charges at once. */
  prorationAt: instant.nullable().default(null),
  expected: z.int().nullable().default(null),
  reason,
})

const change = { tenantId: uuid, version, reason }

export const extendContractTrialInput = z.strictObject({ ...change, days: z.int().min(1).max(365) })

/** To pause, to end a pause, to take back an end that was scheduled. */
export const reasonedContractInput = z.strictObject(change)

export const cancelContractInput = z.strictObject({ ...change, when: z.enum(changeTimes) })

export const callOffContractInput = z.strictObject({
  ...change,
  /** What is taken back: a scheduled change, or that it changes hands. */
  what: z.enum(['change', 'move']).default('change'),
})

export const moveContractInput = z.strictObject({ ...change, to: z.enum(subscriptionSources) })

export const advanceClockInput = z.strictObject({
  tenantId: uuid,
  by: z.enum(['day', 'month', 'year']),
})

export const listInvoiceExtrasInput = z.strictObject({
  ...page,
  tenantId: uuid,
  /** `waiting` for what the next invoice takes; otherwise what was charged and taken back too. */
  state: z.enum(['waiting', 'all']).default('waiting'),
})

export const addInvoiceExtraInput = z.strictObject({
  idempotencyKey,
  tenantId: uuid,
  description: text(200),
  /** For one, in the minor unit. */
  amount: z.int().min(1).max(1_000_000_000_000),
  quantity: z.int().min(1).max(100_000).default(1),
  currency,
  reason,
})

export const revokeInvoiceExtraInput = z.strictObject({ tenantId: uuid, id: uuid, reason })

export const changeBillingSettingsInput = z.strictObject({ version, enabled: z.boolean() })

export type SubscriptionTerms = z.output<typeof terms>
export type ListSubscriptions = z.output<typeof listSubscriptionsInput>
export type SubscriptionOf = z.output<typeof subscriptionInput>
export type SubscriptionTimeline = z.output<typeof subscriptionTimelineInput>
export type PreviewCreateContract = z.output<typeof previewCreateContractInput>
export type CreateContract = z.output<typeof createContractInput>
export type PreviewChangeContract = z.output<typeof previewChangeContractInput>
export type ChangeContract = z.output<typeof changeContractInput>
export type ExtendContractTrial = z.output<typeof extendContractTrialInput>
export type ReasonedContract = z.output<typeof reasonedContractInput>
export type CancelContract = z.output<typeof cancelContractInput>
export type CallOffContract = z.output<typeof callOffContractInput>
export type MoveContract = z.output<typeof moveContractInput>
export type AdvanceClock = z.output<typeof advanceClockInput>
export type ListInvoiceExtras = z.output<typeof listInvoiceExtrasInput>
export type AddInvoiceExtra = z.output<typeof addInvoiceExtraInput>
export type RevokeInvoiceExtra = z.output<typeof revokeInvoiceExtraInput>
export type ChangeBillingSettings = z.output<typeof changeBillingSettingsInput>
