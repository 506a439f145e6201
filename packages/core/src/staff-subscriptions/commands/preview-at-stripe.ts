import type { ChangeTime, InvoiceLine, Terms } from '@leasehold/catalog'
import { ensurePricesOf } from '../../billing/index.ts'
import { type Call, Refusal } from '../../kernel/index.ts'
import { ProviderError } from '../../payments/index.ts'
import { itemsOf } from '../../subscriptions/index.ts'
import { readCustomer } from '../details/store.ts'
import { NoPaymentProvider } from '../errors.ts'

/** Stripe does not answer, or does not know what it is asked about. */
class ProviderUnavailable extends Refusal {
  constructor() {
    super('PROVIDER_UNAVAILABLE')
  }
}

/**
 * What Stripe would charge at once for other terms of a contract that it holds; null when nothing.
 *
 * @throws NoPaymentProvider, ProviderUnavailable
 */
export async function previewAtStripe(
  call: Call,
  { tenantId, subscriptionId, terms }: { tenantId: string; subscriptionId: string | null; terms: Terms },
  { at, when }: { at: Date; when: ChangeTime },
): Promise<{ charge: { amount: number; lines: InvoiceLine[] } | null }> {
  const { payments, database } = call
  if (!payments) throw new NoPaymentProvider()
  if (when === 'period_end') return { charge: null }
  const customer = await readCustomer(database.platform, tenantId)
  if (!customer || !subscriptionId) throw new ProviderUnavailable()
  const { customerId } = customer
  const asked = { subscriptionId, customerId, items: itemsOf(terms), prorationAt: at, of: 'now' as const }
  try {
    // A version that nobody bought yet has no prices there.
    await ensurePricesOf(call, payments, terms)
    const { amountDue, lines } = await payments.previewChange(asked)
    return { charge: { amount: amountDue, lines } }
  } catch (error) {
    throw error instanceof ProviderError ? new ProviderUnavailable() : error
  }
}
