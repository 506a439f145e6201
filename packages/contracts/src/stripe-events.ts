import { eventStates } from '@leasehold/catalog'
import { z } from 'zod'
import { page, text, uuid } from './common.ts'

/** An instant with its offset. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

/** Stripe's id of an event. */
const eventId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/)

export const listStripeEventsInput = z.strictObject({
  ...page,
  /** As Stripe names it, such as `invoice.paid`. */
  type: text(100).optional(),
  state: z.enum(eventStates).optional(),
  /** Company whose they are. */
  tenantId: uuid.optional(),
  /** Stripe's id of what they speak of: a customer, a subscription, an invoice. */
  about: text(100).optional(),
  /** Received from the first of these instants up to, and without, the second. */
  from: instant.optional(),
  to: instant.optional(),
})

export const stripeEventInput = z.strictObject({ id: eventId })

export type ListStripeEvents = z.output<typeof listStripeEventsInput>
export type StripeEventOf = z.output<typeof stripeEventInput>
