import { type ProviderEvent, WrongSignature } from '@leasehold/core'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { Link } from './link.ts'
import { toDate, toSeconds } from './mapping.ts'

const PAGE = 100

/** Oldest age of a signature, in seconds: what is older may be a copy that somebody kept. */
const TOLERANCE = 300

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
const optional = reference.nullish().catch(null)

/** As much of any object of Stripe's as says what it belongs to. */
const subject = z.object({
  id: z.string().nullish().catch(null),
  object: z.string().catch(''),
  customer: optional,
  subscription: optional,
  invoice: optional,
  payment_intent: optional,
  parent: z
    .object({ subscription_details: z.object({ subscription: optional }).nullish() })
    .nullish()
    .catch(null),
})

const event = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number(),
  livemode: z.boolean(),
  data: z.object({
    object: z.record(z.string(), z.unknown()),
    previous_attributes: z.object({ customer: optional }).nullish().catch(null),
  }),
})

/** @throws WrongSignature */
export function readEvent(
  { stripe, webhookSecret }: Link,
  body: Buffer,
  signature: string | undefined,
): ProviderEvent {
  if (!signature) throw new WrongSignature('The request has no Stripe-Signature.')
  const text = body.toString('utf8')
  let read: unknown
  try {
    read = stripe.webhooks.constructEvent(text, signature, webhookSecret, TOLERANCE)
  } catch {
    // The SDK's message repeats the body, which may be anybody's; on some headers it stumbles with one of its own.
    throw new WrongSignature('The signature is not one of Stripe, or is too old.')
  }
  return toEvent(read, text)
}

/**
 * Stripe lists the newest first. The oldest page is found by going there once; from an event on the pages lead forward.
 */
export async function listEvents(
  { stripe }: Link,
  { since, cursor }: { since: Date; cursor?: string },
): Promise<{ events: ProviderEvent[]; next: string | null }> {
  const page = cursor ? await pageAfter(stripe, cursor) : await oldestPage(stripe, since)
  return {
    events: page.data.map((each) => toEvent(each, JSON.stringify(each))).reverse(),
    next: page.hasNewer ? (page.data[0]?.id ?? null) : null,
  }
}

type Page = { data: Stripe.Event[]; hasNewer: boolean }

async function pageAfter(stripe: Stripe, ending_before: string): Promise<Page> {
  const { data, has_more } = await stripe.events.list({ ending_before, limit: PAGE })
  return { data, hasNewer: has_more }
}

async function oldestPage(stripe: Stripe, since: Date): Promise<Page> {
  const created = { gte: toSeconds(since) }
  let page = await stripe.events.list({ created, limit: PAGE })
  let hasNewer = false
  for (let last = page.data.at(-1); page.has_more && last; last = page.data.at(-1)) {
    const older = await stripe.events.list({ created, limit: PAGE, starting_after: last.id })
    if (older.data.length === 0) break
    page = older
    hasNewer = true
  }
  return { data: page.data, hasNewer }
}

function toEvent(given: unknown, payload: string): ProviderEvent {
  const read = event.parse(given)
  const about = subject.parse(read.data.object)
  const ofInvoice = about.parent?.subscription_details?.subscription
  const own = (object: string) => (about.object === object ? about.id : null)
  return {
    id: read.id,
    type: read.type,
    occurredAt: toDate(read.created),
    objectId: about.id ?? null,
    // What was taken away from a customer no longer says whose it was.
    customerId: own('customer') ?? about.customer ?? read.data.previous_attributes?.customer ?? null,
    subscriptionId: own('subscription') ?? about.subscription ?? ofInvoice ?? null,
    invoiceId: own('invoice') ?? about.invoice ?? null,
    paymentIntentId: own('payment_intent') ?? about.payment_intent ?? null,
    isTest: !read.livemode,
    payload,
  }
}
