import { type Call, emit, recordAudit } from '../../kernel/index.ts'
import type { PaymentProvider } from '../../payments/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import { requestOpened } from './events.ts'
import { lookAfterFailure, lookAgain } from './look-again.ts'
import { jobKey } from './open-request.ts'
import * as store from './store.ts'

/**
 * Moves a request on that got stuck: hands it over again, or looks at Stripe what became of it. What is not as asked
 * although Stripe was told long ago has failed, so that the company can ask anew.
 *
 * @throws ProviderError
 */
export async function retryRequest(
  call: Call,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  const { database, payments } = call
  const db = database.platform
  const request = await store.readRequest(db, tenantId, id)
  if (request?.state === 'waiting') {
    const again = requestOpened({ tenantId, requestId: id }, { key: jobKey(id) })
    await database.platformTransaction((tx) => emit(tx, again))
    return
  }
  if (!request || !payments) return
  if (request.state === 'open') return settle(call, payments, request)
  if (request.state !== 'sent') return
  await lookAgain(call, tenantId)
  const ended = { state: 'failed' as const, error: 'NOT_CONFIRMED', endedAt: call.now }
  if (await store.moveRequest(db, request, ['sent'], ended)) await lookAfterFailure(call, request)
}

/**
 * Looks what became of a Checkout page, and follows it: bought, left to expire, or still open. A payment that is on
 * its way keeps it open.
 *
 * @returns false when no request of ours made the page
 * @throws ProviderError
 */
export async function settleCheckout(call: Call, checkoutId: string): Promise<boolean> {
  const request = await store.readByProviderId(call.database.platform, checkoutId)
  if (!request) return false
  if (call.payments && request.state === 'open') await settle(call, call.payments, request)
  return true
}

async function settle(call: Call, payments: PaymentProvider, request: store.RequestRow): Promise<void> {
  if (!request.providerId) return
  const checkout = await payments.fetchCheckout(request.providerId)
  if (checkout.state === 'expired') return endPurchase(call, request, 'CHECKOUT_EXPIRED')
  if (checkout.state === 'open' || !checkout.subscriptionId) return
  if ((await mirrorSubscription(call, checkout.subscriptionId)) !== 'incomplete') return
  // The page was gone through, and the money may still be on its way: only when it never comes it is over.
  const theirs = await payments.fetchSubscription(checkout.subscriptionId)
  if (theirs?.status === 'incomplete_expired') await endPurchase(call, request, 'PAYMENT_FAILED')
}

/** A purchase that nobody paid for, once. */
async function endPurchase(call: Call, request: store.RequestRow, error: string): Promise<void> {
  const { tenantId, id: requestId } = request
  await call.database.platformTransaction(async (tx) => {
    const ended = { state: 'failed' as const, error, endedAt: call.now }
    if (!(await store.moveRequest(tx, request, ['open'], ended))) return
    await recordAudit(
      { ...call, tx },
      {
        tenantId,
        action: 'subscription.checkout_failed',
        resource: 'subscription',
        resourceId: tenantId,
        after: { requestId, reason: error },
      },
    )
  })
}
