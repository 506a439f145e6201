import type { TenantQuery } from '../../kernel/index.ts'
import { itemsOf } from '../../subscriptions/index.ts'
import { askProvider } from '../errors.ts'
import { nextCharge } from '../situation/present.ts'
import { isLive, pricedOf, readSituation } from '../situation/situation.ts'
import { readingBy } from '../situation/store.ts'

/**
 * What Stripe will charge next, with what it takes off and adds; null where nothing will be. Asked for by itself: it
 * takes Stripe's time.
 *
 * @throws ProviderUnavailable
 */
export async function quoteNextCharge(call: TenantQuery) {
  const situation = await readSituation(call, readingBy(call.reader), call.tenant.id)
  const { contract, customer } = situation
  const next = nextCharge(situation)
  const priced = pricedOf(situation)
  const subscriptionId = contract?.stripeSubscriptionId
  if (!next || !priced || !customer || !subscriptionId || !isLive(situation)) return null
  // Of another cycle Stripe would show a bill as of now.
  const isOtherCycle = contract.scheduled !== null && contract.scheduled.cycle !== priced.terms.cycle
  if (isOtherCycle) return null
  const { amountDue, total, lines, currency } = await askProvider(call, (payments) =>
    payments.previewChange({
      subscriptionId,
      customerId: customer.customerId,
      items: itemsOf(contract.scheduled ?? priced.terms),
      prorationAt: situation.at,
      of: 'renewal',
    }),
  )
  return { at: next.at, currency, total, amount: Math.max(0, amountDue), lines }
}
