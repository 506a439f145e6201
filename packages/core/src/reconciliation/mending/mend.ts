import { retryRequest } from '../../billing/index.ts'
import { mirrorInvoice } from '../../invoices/index.ts'
import type { Call } from '../../kernel/index.ts'
import { ProviderError } from '../../payments/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import type { Difference } from '../rules.ts'

/**
 * Mirrors again what differs: the same as if its webhook had come now.
 *
 * @returns null when it is mended; else why it is not, in a word for staff
 */
export async function mend(call: Call, difference: Difference): Promise<string | null> {
  const { kind, companyId, providerId } = difference
  try {
    if (kind === 'request_stuck') {
      if (!companyId) return 'unknown_company'
      await retryRequest(call, { tenantId: companyId, id: providerId })
      return null
    }
    const outcome = kind.startsWith('invoice')
      ? await mirrorInvoice(call, providerId)
      : await mirrorSubscription(call, providerId)
    return outcome === 'applied' || outcome === 'unchanged' ? null : outcome
  } catch (error) {
    if (error instanceof ProviderError) return error.code
    throw error
  }
}
