import type { JobCall } from '../../kernel/index.ts'
import { type PaymentProvider, ProviderError } from '../../payments/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import { refusalOfFinal } from '../errors.ts'
import { type HandedOver, handOver } from './hand-over.ts'
import { lookAfterFailure, lookAgain } from './look-again.ts'
import { isTooOld } from './rules.ts'
import * as store from './store.ts'

/**
 * Hands a request to Stripe and notes what became of it. Killed anywhere and run again it does the same once: Stripe
 * knows the request by its id, and what is noted is noted only of a request that still waits. Where Stripe does not
 * answer, the request says so, and the job comes back later.
 *
 * @throws ProviderError when Stripe did not answer
 */
export async function carryOutRequest(
  call: JobCall,
  { tenantId, requestId }: { tenantId: string; requestId: string },
): Promise<void> {
  const { database, payments, now } = call
  const db = database.platform
  const request = await store.readRequest(db, tenantId, requestId)
  if (!request) return
  if (request.state === 'called_off') return takeBack(call, request)
  // Stripe has it: it is not asked again, only looked at.
  if (request.state === 'sent') return lookAgain(call, tenantId)
  // It was cut short when it had noted that.
  if (request.state === 'failed') return lookAfterFailure(call, request)
  if (request.state !== 'waiting') return
  if (!payments) return fail(call, request, { error: 'NO_PAYMENT_PROVIDER' })
  // What Stripe may have forgotten could be done twice.
  if (isTooOld(request.createdAt, now)) return fail(call, request, { error: 'PROVIDER_UNAVAILABLE' })

  await store.countAttempt(db, request)
  try {
    await noteOutcome(call, payments, request, await handOver(call, payments, request))
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { isFinal, code, declineCode } = error
    if (isFinal)
      return fail(call, request, { error: refusalOfFinal(error), declineCode: declineCode ?? code })
    await store.moveRequest(db, request, ['waiting'], { error: 'PROVIDER_UNAVAILABLE' })
    throw error
  }
}

async function noteOutcome(
  call: JobCall,
  payments: PaymentProvider,
  request: store.RequestRow,
  outcome: HandedOver,
): Promise<void> {
  const db = call.database.platform
  const settled = { error: null, declineCode: null }
  if (outcome.kind === 'page') {
    const { providerId, url, expiresAt } = outcome
    const opened = { ...settled, state: 'open' as const, providerId, url, expiresAt }
    const isOpen = await store.moveRequest(db, request, ['waiting'], opened)
    // Called off while it was made.
    if (!isOpen) await expire(payments, providerId)
    return
  }
  await store.moveRequest(db, request, ['waiting'], { ...settled, state: 'sent' })
  // Confirms the request, unless the subscription is not yet as asked: then an event will.
  await mirrorSubscription(call, outcome.subscription.id)
}

/** A buy that was called off while its page was being made, or before anybody noted that: no page stays open. */
async function takeBack(call: JobCall, request: store.RequestRow): Promise<void> {
  const { payments, now } = call
  if (!payments || request.kind !== 'buy') return
  if (request.providerId) return expire(payments, request.providerId)
  if (request.attempts === 0 || isTooOld(request.createdAt, now)) return
  try {
    // Under the same key: the page that was made, or one that is closed at once.
    const made = await handOver(call, payments, request)
    if (made.kind === 'page') await expire(payments, made.providerId)
  } catch (error) {
    if (!(error instanceof ProviderError) || !error.isFinal) throw error
  }
}

async function expire(payments: PaymentProvider, checkoutId: string): Promise<void> {
  const { state } = await payments.fetchCheckout(checkoutId)
  if (state === 'open') await payments.expireCheckout(checkoutId)
}

async function fail(
  call: JobCall,
  request: store.RequestRow,
  { error, declineCode = null }: { error: string; declineCode?: string | null },
): Promise<void> {
  call.log('a request to Stripe has failed', { requestId: request.id, error, declineCode })
  const failed = { state: 'failed' as const, error, declineCode, endedAt: call.now }
  await store.moveRequest(call.database.platform, request, ['waiting', 'sent'], failed)
  await lookAfterFailure(call, request)
}
