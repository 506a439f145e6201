import type { PreviewToAsk, ProviderPreview } from '@leasehold/core'
import { coveredBy, toLines } from './invoice-lines.ts'
import type { Link } from './link.ts'
import { toCurrency, toSeconds } from './mapping.ts'
import { itemParams } from './subscriptions.ts'

/** Asks Stripe what a change would charge, with nothing changed by asking. */
export async function previewChange(link: Link, asked: PreviewToAsk): Promise<ProviderPreview> {
  const { subscriptionId, customerId, prorationAt, of } = asked
  const { stripe } = link
  const subscription = await stripe.subscriptions.retrieve(subscriptionId)
  const items = await itemParams(link, subscription, asked.items)
  const preview = await stripe.invoices.createPreview({
    customer: customerId,
    subscription: subscriptionId,
    subscription_details:
      of === 'now'
        ? { items, proration_behavior: 'always_invoice', proration_date: toSeconds(prorationAt) }
        : { items, proration_behavior: 'none' },
  })
  const period = coveredBy(preview)
  return {
    currency: toCurrency(preview.currency),
    amountDue: preview.amount_due,
    total: preview.total,
    lines: await toLines(link, preview),
    periodStart: period.start,
    periodEnd: period.end,
  }
}
