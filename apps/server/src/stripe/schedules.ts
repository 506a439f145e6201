import { type PricedItem, parsePriceKey } from '@leasehold/core'
import type Stripe from 'stripe'
import { isRefused } from './errors.ts'
import { forgetTarget, keepTarget, keptTarget, type Target } from './kept-target.ts'
import type { Link } from './link.ts'
import { DONE_KEY, idOf, toSeconds } from './mapping.ts'
import { durationOf } from './prices.ts'
import { nextPhase, periodOf, scheduleOf } from './subscription-mapping.ts'

/** Puts a schedule on a subscription that has it become `target` when its period ends; replaces an earlier one. */
export async function schedule(
  { stripe, prices }: Link,
  subscription: Stripe.Subscription,
  { items, metadata }: Target,
  key: string,
): Promise<void> {
  const priceId = await prices.idsOf(items.map((item) => item.key))
  const held = scheduleOf(subscription)
  if (held?.metadata?.[DONE_KEY] === key && nextPhase(held)) return
  // Without a key of its own: Stripe refuses a second schedule, and a key would bring back one that was released.
  const made = held ?? (await stripe.subscriptionSchedules.create({ from_subscription: subscription.id }))
  const current = made.phases.find(({ start_date }) => start_date === made.current_phase?.start_date)
  const starts = made.current_phase?.start_date ?? toSeconds(periodOf(subscription).start)
  const discounts = (current?.discounts ?? []).flatMap(toDiscountParam)
  await stripe.subscriptionSchedules.update(made.id, {
    end_behavior: 'release',
    proration_behavior: 'none',
    metadata: { [DONE_KEY]: key },
    phases: [
      {
        start_date: starts,
        end_date: toSeconds(periodOf(subscription).end),
        items: subscription.items.data.map(({ price, quantity }) => ({
          price: price.id,
          quantity: quantity ?? 1,
        })),
        proration_behavior: 'none',
        ...(current?.trial_end ? { trial_end: current.trial_end } : {}),
        ...(discounts.length > 0 ? { discounts } : {}),
      },
      {
        items: items.map((item) => ({ price: priceId(item.key), quantity: item.quantity })),
        duration: lengthOf(items),
        proration_behavior: 'none',
        metadata,
        ...(discounts.length > 0 ? { discounts } : {}),
      },
    ],
  })
}

/** The new phase lasts one cycle, after which the subscription goes on without the schedule. */
function lengthOf(items: readonly PricedItem[]): Stripe.SubscriptionScheduleUpdateParams.Phase.Duration {
  const cycle = items.flatMap(({ key }) => parsePriceKey(key)?.cycle ?? [])[0]
  return durationOf(cycle ?? 'monthly')
}

function toDiscountParam(
  given: Stripe.SubscriptionSchedule.Phase.Discount,
): Stripe.SubscriptionScheduleUpdateParams.Phase.Discount[] {
  const [discount, coupon] = [idOf(given.discount), idOf(given.coupon)]
  if (discount) return [{ discount }]
  return coupon ? [{ coupon }] : []
}

/**
 * Does something to a subscription that its schedule would be in the way of, and keeps what was scheduled: it is noted
 * on the subscription, the schedule released, the work done, and the schedule put back. Dying in between and being asked
 * again goes on from there. What is refused puts it back too; while it is not known what became of the work, nothing is
 * put back, for a schedule would bring back the old items.
 */
export async function besideSchedule(
  link: Link,
  subscription: Stripe.Subscription,
  key: string,
  work: () => Promise<unknown>,
): Promise<void> {
  if (subscription.metadata[DONE_KEY] !== key) {
    await stepAside(link, subscription)
    try {
      await work()
    } catch (error) {
      if (isRefused(error)) await putBack(link, subscription.id, key)
      throw error
    }
  }
  await putBack(link, subscription.id, key)
}

async function stepAside({ stripe, prices }: Link, subscription: Stripe.Subscription): Promise<void> {
  const held = scheduleOf(subscription)
  if (!held) return
  const phase = nextPhase(held)
  if (phase) {
    const items: PricedItem[] = []
    for (const { price, quantity } of phase.items) {
      const priceKey = await prices.keyOf(price)
      if (priceKey) items.push({ key: priceKey, quantity: quantity ?? 1 })
    }
    await stripe.subscriptions.update(subscription.id, {
      metadata: keepTarget({ items, metadata: phase.metadata ?? {} }),
    })
  }
  await stripe.subscriptionSchedules.release(held.id)
}

async function putBack(link: Link, subscriptionId: string, key: string): Promise<void> {
  const { stripe } = link
  const subscription = await stripe.subscriptions.retrieve(subscriptionId, { expand: ['schedule'] })
  const kept = keptTarget(subscription)
  if (!kept) return
  const isEnded = subscription.status === 'canceled' || subscription.status === 'incomplete_expired'
  if (!isEnded) await schedule(link, subscription, kept, `${key}:back`)
  await forget(stripe, subscriptionId)
}

/** Takes away what is scheduled, for good. */
export async function release({ stripe }: Link, subscription: Stripe.Subscription): Promise<void> {
  const held = scheduleOf(subscription)
  if (held) await stripe.subscriptionSchedules.release(held.id)
  if (keptTarget(subscription)) await forget(stripe, subscription.id)
}

async function forget(stripe: Stripe, subscriptionId: string): Promise<void> {
  await stripe.subscriptions.update(subscriptionId, { metadata: forgetTarget })
}
