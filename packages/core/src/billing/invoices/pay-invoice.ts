import type { PayInvoice } from '@leasehold/contracts'
import { mirrorInvoice } from '../../invoices/index.ts'
import { NotFound, recordAudit, type TenantCall } from '../../kernel/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import { inTransaction, lookAt, refuse } from '../commands/asking.ts'
import { askProvider, InvoiceNotOpen, ProviderUnavailable } from '../errors.ts'
import { blockedBy } from '../situation/decide.ts'
import { readingBy } from '../situation/store.ts'
import { readInvoice } from './store.ts'

/**
 * Pays an open bill, with the default method or another one of the company's. What it opens is open when this answers.
 *
 * @throws NotFound, InvoiceNotOpen, PaymentFailed, ProviderUnavailable: then it is not known whether it was paid, and
 *   asking again with the same key pays once
 */
export async function payInvoice(call: TenantCall, input: PayInvoice): Promise<void> {
  const { id, paymentMethodId, idempotencyKey } = input
  const tenantId = call.tenant.id
  const situation = await lookAt(call)
  refuse(blockedBy(situation))
  const reader = { database: call.database, tenantId }
  const invoice = await readInvoice(readingBy(reader), tenantId, id)
  if (!invoice) throw new NotFound('invoice')
  const { providerId, number, stripeSubscriptionId } = invoice
  if (invoice.state !== 'open' || !providerId) throw new InvoiceNotOpen()
  if (paymentMethodId) await requireOwn(call, situation.customer?.customerId ?? null, paymentMethodId)
  await inTransaction(call, (command) =>
    recordAudit(command, {
      tenantId,
      action: 'billing.payment_asked',
      resource: 'billing',
      resourceId: tenantId,
      after: { number },
    }),
  )
  try {
    const given = paymentMethodId ? { paymentMethodId } : {}
    // Nobody else's key can be guessed into being ours.
    await askProvider(call, (payments) => payments.payInvoice(providerId, given, `${id}:${idempotencyKey}`))
  } finally {
    // Also what went wrong is news.
    await follow(call, providerId, stripeSubscriptionId)
  }
}

async function requireOwn(
  call: TenantCall,
  customerId: string | null,
  paymentMethodId: string,
): Promise<void> {
  const methods = customerId
    ? await askProvider(call, (payments) => payments.listPaymentMethods(customerId))
    : []
  if (!methods.some((method) => method.id === paymentMethodId)) throw new NotFound('payment_method')
}

/** Where Stripe does not answer, its event brings the same. */
async function follow(call: TenantCall, invoiceId: string, subscriptionId: string | null): Promise<void> {
  try {
    await askProvider(call, async () => {
      await mirrorInvoice(call, invoiceId)
      if (subscriptionId) await mirrorSubscription(call, subscriptionId)
    })
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error
  }
}
