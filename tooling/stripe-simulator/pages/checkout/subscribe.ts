import { createSubscription } from '../../engine/subscriptions/create.ts'
import type { CheckoutDetails, CheckoutSession, PaymentMethod } from '../../kernel/collections.ts'
import type { FormTree } from '../../kernel/form.ts'
import { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { keepForLater } from '../../payments/confirm.ts'
import { complete, ensureCustomer } from './complete.ts'

/** Creates the subscription of a purchase, paid with a method that is kept for the renewals, and ends the session. */
export function subscribe(
  state: State,
  { session, details }: { session: CheckoutSession; details: CheckoutDetails },
  method: PaymentMethod | null,
): void {
  const customer = ensureCustomer(state, session, details)
  if (method) keepForLater(state, method, customer)
  const subscription = createSubscription(state, new Params(requestOf(state, session, details, method)))
  const { latest_invoice: invoice } = subscription
  const payment = state.all.invoicePayments.by('invoice', invoice ?? '')[0]?.payment.payment_intent
  const intent = state.all.paymentIntents.get(payment)
  session.subscription = subscription.id
  session.invoice = invoice
  details.paymentIntent = intent?.id ?? null
  state.all.checkoutDetails.put(details)
  const paid = intent?.status === 'succeeded' ? 'paid' : 'unpaid'
  complete(state, session, intent ? paid : 'no_payment_required')
}

function requestOf(
  state: State,
  session: CheckoutSession,
  { form, items }: CheckoutDetails,
  method: PaymentMethod | null,
): FormTree {
  const data = typeof form.subscription_data === 'object' ? form.subscription_data : {}
  const lines = items.map(({ price, quantity }) => ({ price, quantity: String(quantity) }))
  const isRecurring = ({ price }: { price: string }) => state.all.prices.need(price).recurring !== null
  const discounts = (session.discounts ?? []).map(({ coupon, promotion_code: code }): FormTree => {
    if (code) return { promotion_code: code }
    return coupon ? { coupon } : {}
  })
  return {
    ...data,
    customer: session.customer ?? '',
    items: listed(lines.filter(isRecurring)),
    add_invoice_items: listed(lines.filter((line) => !isRecurring(line))),
    ...(discounts.length > 0 ? { discounts: listed(discounts) } : {}),
    // Without a method there is nothing to charge: the free invoice settles itself.
    ...(method ? { default_payment_method: method.id } : { payment_behavior: 'default_incomplete' }),
    off_session: 'false',
  }
}

/** A list as forms carry it. */
const listed = (items: FormTree[]): FormTree => Object.fromEntries(items.entries())
