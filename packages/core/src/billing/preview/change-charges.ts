import type { ChangeTime } from '@leasehold/catalog'
import { type Call, Refusal } from '../../kernel/index.ts'
import type { ProviderPreview } from '../../payments/index.ts'
import { itemsOf } from '../../subscriptions/index.ts'
import { askProvider } from '../errors.ts'
import { ensurePricesOf } from '../requests/prepare.ts'
import type { Priced } from '../situation/decide.ts'
import { pricedOf, type Situation } from '../situation/situation.ts'
import { type Charge, changeOf } from './charges.ts'

/**
 * What a change of a subscription at Stripe charges. Today's figure and the renewal's are Stripe's own wherever Stripe
 * reckons them; `ours` is what our rules come to for today.
 *
 * @throws ProviderUnavailable
 */
export async function changeCharges(
  call: Call,
  situation: Situation,
  to: Priced,
  { when, prorationAt }: { when: ChangeTime; prorationAt: Date },
) {
  const { contract, customer, state } = situation
  const from = pricedOf(situation)
  if (!from || !contract?.periodStart || !contract.periodEnd) throw new Refusal('WRONG_STATE')
  const period = { start: contract.periodStart, end: contract.periodEnd }
  const isTrial = state === 'trialing'
  const own = changeOf(from, to, period, { when, at: prorationAt, isTrial })
  if (!own) throw new Refusal('NOT_OFFERED')
  const ours = own.today.total
  const { stripeSubscriptionId: subscriptionId } = contract
  if (!subscriptionId || !customer) throw new Refusal('WRONG_STATE')
  const asked = { subscriptionId, customerId: customer.customerId, items: itemsOf(to.terms), prorationAt }
  // Of another cycle Stripe would show the first bill, not the one after it.
  const isSameCycle = from.terms.cycle === to.terms.cycle
  const [now, renewal] = await askProvider(call, async (payments) => {
    await ensurePricesOf(call, payments, to.terms)
    return Promise.all([
      when === 'now' ? payments.previewChange({ ...asked, of: 'now' }) : null,
      isSameCycle ? payments.previewChange({ ...asked, of: 'renewal' }) : null,
    ])
  })
  return {
    today: now ? toCharge(now, prorationAt) : own.today,
    renewal: renewal ? toCharge(renewal, own.renewal.at) : own.renewal,
    period: own.period,
    ours,
  }
}

function toCharge({ amountDue, total, lines }: ProviderPreview, at: Date): Charge {
  return { at, total, amount: Math.max(0, amountDue), lines }
}
