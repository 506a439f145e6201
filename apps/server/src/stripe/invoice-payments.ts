import type { PaymentFailure } from '@leasehold/catalog'
import type Stripe from 'stripe'
import type { Link } from './link.ts'
import { expanded, idOf, toDate } from './mapping.ts'

/** What became of the money of an invoice. */
export type Settlement = { amountRefunded: number; disputed: boolean; failure: PaymentFailure | null }

const nothing: Settlement = { amountRefunded: 0, disputed: false, failure: null }

/** Disputes that no longer keep money away. */
const settledDisputes = new Set(['won', 'warning_closed', 'prevented'])

/** Looks at the payments of an invoice: a failure counts until it is paid. */
export async function settlementOf({ stripe }: Link, invoice: Stripe.Invoice): Promise<Settlement> {
  // A draft, and what came to nothing, was never tried.
  if (!invoice.attempted && invoice.amount_paid === 0) return nothing
  const { data } = await stripe.invoicePayments.list({
    invoice: invoice.id,
    limit: 100,
    expand: ['data.payment.payment_intent.latest_charge'],
  })
  const intents = data.flatMap(({ payment }) => expanded(payment.payment_intent) ?? [])
  const charges = intents.flatMap(({ latest_charge }) => expanded(latest_charge) ?? [])
  const isOpen = invoice.status === 'open' || invoice.status === 'uncollectible'
  return {
    amountRefunded: charges.reduce((sum, { amount_refunded }) => sum + amount_refunded, 0),
    disputed: await anyDisputed(stripe, charges),
    failure: isOpen ? lastFailure(intents) : null,
  }
}

async function anyDisputed(stripe: Stripe, charges: Stripe.Charge[]): Promise<boolean> {
  for (const { id, disputed } of charges) {
    if (!disputed) continue
    const { data } = await stripe.disputes.list({ charge: id, limit: 10 })
    if (data.some(({ status }) => !settledDisputes.has(status))) return true
  }
  return false
}

function lastFailure(intents: Stripe.PaymentIntent[]): PaymentFailure | null {
  const failures = intents.flatMap((intent) => {
    const charge = expanded(intent.latest_charge)
    const at = toDate(charge?.created ?? intent.created)
    if (intent.last_payment_error) {
      const { code, decline_code, type } = intent.last_payment_error
      return [{ code: code ?? type, declineCode: decline_code ?? null, at }]
    }
    if (intent.status === 'requires_action') {
      return [{ code: 'authentication_required', declineCode: null, at }]
    }
    return []
  })
  const last = failures.sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
  return last ? { ...last, at: last.at.toISOString() } : null
}

/** The invoice that a payment was for; null when it was for none. */
export async function findInvoiceOf({ stripe }: Link, paymentIntentId: string): Promise<string | null> {
  const { data } = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: paymentIntentId },
    limit: 1,
  })
  return data[0] ? idOf(data[0].invoice) : null
}
