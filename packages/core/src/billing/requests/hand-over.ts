import type { JobCall } from '../../kernel/index.ts'
import { type PaymentProvider, ProviderError, type ProviderSubscription } from '../../payments/index.ts'
import { itemsOf } from '../../subscriptions/index.ts'
import { billingUrl, ensureCustomer, ensurePricesOf, localeOf } from './prepare.ts'
import { checkoutExpiry } from './rules.ts'
import * as store from './store.ts'

/** What became of a request at Stripe: a page that waits for the customer, or a subscription that is as asked. */
export type HandedOver =
  | { kind: 'page'; providerId: string; url: string | null; expiresAt: Date }
  | { kind: 'subscription'; subscription: ProviderSubscription }

/**
 * Asks Stripe for what a request says, under the request's id: asked again it is done once. All that Stripe is told is
 * of the request as it was written, so that a repetition says the same.
 *
 * @throws ProviderError
 */
export async function handOver(
  call: JobCall,
  payments: PaymentProvider,
  request: store.RequestRow,
): Promise<HandedOver> {
  if (request.kind === 'buy') return { kind: 'page', ...(await openCheckout(call, payments, request)) }
  const company = await store.readParties(call.database.platform, request.tenantId)
  const subscriptionId = company?.stripeSubscriptionId
  if (!subscriptionId || company.source !== 'stripe') throw wrong('resource_missing')
  return { kind: 'subscription', subscription: await change(call, payments, request, subscriptionId) }
}

async function openCheckout(call: JobCall, payments: PaymentProvider, request: store.RequestRow) {
  const { tenantId, id: requestId, terms, details } = request
  if (!terms) throw wrong('parameter_missing')
  const company = await store.readParties(call.database.platform, tenantId)
  if (!company) throw wrong('resource_missing')
  const customerId = await ensureCustomer(call, payments, tenantId)
  await ensurePricesOf(call, payments, terms)
  const { trialEndsAt, promotionCodeId } = details
  const checkout = await payments.createCheckout(
    {
      customerId,
      items: itemsOf(terms),
      metadata: { tenantId, requestId },
      locale: localeOf(details, company.locale),
      successUrl: billingUrl(call.workspaceUrl, company.code, 'done'),
      cancelUrl: billingUrl(call.workspaceUrl, company.code, 'left'),
      expiresAt: checkoutExpiry(request.createdAt),
      trialEndsAt: typeof trialEndsAt === 'string' ? new Date(trialEndsAt) : null,
      promotionCodeId: typeof promotionCodeId === 'string' ? promotionCodeId : null,
    },
    requestId,
  )
  return { providerId: checkout.id, url: checkout.url, expiresAt: checkout.expiresAt }
}

async function change(
  call: JobCall,
  payments: PaymentProvider,
  { tenantId, id, kind, terms, atPeriodEnd, prorationAt, details }: store.RequestRow,
  subscriptionId: string,
): Promise<ProviderSubscription> {
  switch (kind) {
    case 'change': {
      if (!terms) throw wrong('parameter_missing')
      await ensurePricesOf(call, payments, terms)
      const asked = { items: itemsOf(terms), metadata: { tenantId, requestId: id } }
      return atPeriodEnd
        ? payments.scheduleChange(subscriptionId, asked, id)
        : payments.changeSubscription(
            subscriptionId,
            { ...asked, proration: 'always_invoice', prorationAt },
            id,
          )
    }
    case 'cancel':
      return payments.cancelSubscription(subscriptionId, atPeriodEnd ? 'period_end' : 'now', id)
    // It ends at Stripe when what is paid for is over; from then on we hold the contract.
    case 'release':
      return payments.cancelSubscription(subscriptionId, 'period_end', id)
    case 'pause':
      return payments.pauseSubscription(subscriptionId, id)
    case 'unpause':
      return payments.unpauseSubscription(subscriptionId, id)
    case 'extend_trial': {
      if (typeof details.trialEndsAt !== 'string') throw wrong('parameter_missing')
      return payments.extendTrial(subscriptionId, new Date(details.trialEndsAt), id)
    }
    default:
      // What is taken back is whatever is scheduled: a change, or the end.
      return payments.callOff(subscriptionId, id)
  }
}

/** What was asked cannot be: Stripe need not be asked. */
function wrong(code: string): ProviderError {
  return new ProviderError({ isFinal: true, code, message: 'The request cannot be carried out.' })
}
