import type { Call } from '../../kernel/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import * as store from './store.ts'

/**
 * Makes a company's contract say what Stripe's subscription of it says now.
 *
 * @throws ProviderError
 */
export async function lookAgain(call: Call, tenantId: string): Promise<void> {
  const company = await store.readParties(call.database.platform, tenantId)
  if (call.payments && company?.stripeSubscriptionId)
    await mirrorSubscription(call, company.stripeSubscriptionId)
}

/**
 * After a request has failed: a contract that was to be let go by Stripe, and was not, stays with Stripe.
 *
 * @throws ProviderError
 */
export async function lookAfterFailure(
  call: Call,
  { kind, tenantId }: Pick<store.RequestRow, 'kind' | 'tenantId'>,
): Promise<void> {
  if (kind === 'release') await lookAgain(call, tenantId)
}
