import { type ChangeNow, type PricedItem, type ProviderSubscription, parsePriceKey } from '@leasehold/core'
import type Stripe from 'stripe'
import { orNull } from './errors.ts'
import type { Link } from './link.ts'
import { DONE_KEY, toSeconds } from './mapping.ts'
import { besideSchedule, release, schedule } from './schedules.ts'
import { expandSubscription, toSubscription } from './subscription-mapping.ts'

const PAGE = 100

const read = ({ stripe }: Link, id: string): Promise<Stripe.Subscription> =>
  stripe.subscriptions.retrieve(id, { expand: expandSubscription })

const reread = async (link: Link, id: string) => toSubscription(link, await read(link, id))

export async function fetchSubscription(link: Link, id: string): Promise<ProviderSubscription | null> {
  const found = await orNull(read(link, id))
  return found && toSubscription(link, found)
}

export async function listSubscriptions(
  link: Link,
  { customerId, cursor }: { customerId?: string; cursor?: string },
): Promise<{ subscriptions: ProviderSubscription[]; next: string | null }> {
  const { data, has_more } = await link.stripe.subscriptions.list({
    status: 'all',
    limit: PAGE,
    expand: expandSubscription.map((field) => `data.${field}`),
    ...(customerId ? { customer: customerId } : {}),
    ...(cursor ? { starting_after: cursor } : {}),
  })
  const subscriptions = []
  for (const each of data) subscriptions.push(await toSubscription(link, each))
  return { subscriptions, next: has_more ? (data.at(-1)?.id ?? null) : null }
}

/** A card that is declined changes nothing. What is scheduled stays so. */
export async function changeSubscription(
  link: Link,
  id: string,
  { items, proration, prorationAt, metadata }: ChangeNow,
  key: string,
): Promise<ProviderSubscription> {
  const before = await read(link, id)
  const wanted = await itemParams(link, before, items)
  await besideSchedule(link, before, key, () =>
    link.stripe.subscriptions.update(
      id,
      {
        items: wanted,
        proration_behavior: proration,
        payment_behavior: 'error_if_incomplete',
        metadata: { ...metadata, [DONE_KEY]: key },
        ...(prorationAt ? { proration_date: toSeconds(prorationAt) } : {}),
      },
      { idempotencyKey: key },
    ),
  )
  return reread(link, id)
}

/** Items that turn what a subscription has into what is wanted: one of the same part is changed, others go. */
export async function itemParams({ prices }: Link, subscription: Stripe.Subscription, wanted: PricedItem[]) {
  const priceId = await prices.idsOf(wanted.map(({ key }) => key))
  const partOf = (key: string | null) => parsePriceKey(key)?.part ?? null
  const left = [...subscription.items.data]
  const kept = wanted.map(({ key, quantity }) => {
    const at = left.findIndex(({ price }) => partOf(price.lookup_key) === partOf(key))
    const [same] = at < 0 ? [] : left.splice(at, 1)
    return { ...(same ? { id: same.id } : {}), price: priceId(key), quantity }
  })
  return [...kept, ...left.map((item) => ({ id: item.id, deleted: true }))]
}

export async function scheduleChange(
  link: Link,
  id: string,
  target: { items: PricedItem[]; metadata: Record<string, string> },
  key: string,
): Promise<ProviderSubscription> {
  const before = await read(link, id)
  await goOn(link, before, key)
  await schedule(link, before, target, key)
  return reread(link, id)
}

export async function callOff(link: Link, id: string, key: string): Promise<ProviderSubscription> {
  const before = await read(link, id)
  await release(link, before)
  await goOn(link, before, key)
  return reread(link, id)
}

/** Takes back an end that is to come. */
async function goOn({ stripe }: Link, subscription: Stripe.Subscription, key: string): Promise<void> {
  const { id, cancel_at, cancel_at_period_end } = subscription
  if (!cancel_at && !cancel_at_period_end) return
  await stripe.subscriptions.update(
    id,
    cancel_at_period_end ? { cancel_at_period_end: false } : { cancel_at: '' },
    { idempotencyKey: `${key}:go-on` },
  )
}

export async function cancelSubscription(
  link: Link,
  id: string,
  when: 'now' | 'period_end',
  key: string,
): Promise<ProviderSubscription> {
  const before = await read(link, id)
  if (hasEnded(before)) return toSubscription(link, before)
  if (when === 'now') {
    await link.stripe.subscriptions.cancel(id, { invoice_now: false, prorate: false })
    return reread(link, id)
  }
  await release(link, before)
  await link.stripe.subscriptions.update(id, { cancel_at_period_end: true }, { idempotencyKey: key })
  return reread(link, id)
}

/** While it is paused nothing is charged: what falls due is void. */
export async function pauseSubscription(link: Link, id: string, key: string): Promise<ProviderSubscription> {
  const given = { pause_collection: { behavior: 'void' as const } }
  await link.stripe.subscriptions.update(id, given, { idempotencyKey: key })
  return reread(link, id)
}

export async function unpauseSubscription(
  link: Link,
  id: string,
  key: string,
): Promise<ProviderSubscription> {
  await link.stripe.subscriptions.update(id, { pause_collection: '' }, { idempotencyKey: key })
  return reread(link, id)
}

export async function extendTrial(
  link: Link,
  id: string,
  trialEndsAt: Date,
  key: string,
): Promise<ProviderSubscription> {
  const before = await read(link, id)
  await besideSchedule(link, before, key, () =>
    link.stripe.subscriptions.update(
      id,
      { trial_end: toSeconds(trialEndsAt), proration_behavior: 'none', metadata: { [DONE_KEY]: key } },
      { idempotencyKey: key },
    ),
  )
  return reread(link, id)
}

function hasEnded({ status }: Stripe.Subscription): boolean {
  return status === 'canceled' || status === 'incomplete_expired'
}
