import { createCustomer } from '../../engine/customers/customers.ts'
import type { CheckoutDetails, CheckoutSession } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { settleIntent } from '../../payments/authenticate.ts'

/** The customer of a purchase; made of what was typed in where the session names none. */
export function ensureCustomer(state: State, session: CheckoutSession, details: CheckoutDetails): string {
  if (session.customer) return session.customer
  const tree: Record<string, string> = {}
  const email = session.customer_email ?? details.email
  if (email) tree.email = email
  if (details.name) tree.name = details.name
  const { id } = createCustomer(state, new Params(tree))
  session.customer = id
  return id
}

/** Ends a session with a purchase, and says so in an event. */
export function complete(
  state: State,
  session: CheckoutSession,
  payment: 'paid' | 'unpaid' | 'no_payment_required',
): void {
  const details = state.all.checkoutDetails.need(session.id)
  const customer = state.all.customers.get(session.customer)
  session.status = 'complete'
  session.url = null
  session.payment_status = payment
  session.customer_details = {
    address: customer?.address ?? {
      city: null,
      country: details.country,
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    },
    business_name: null,
    email: customer?.email ?? session.customer_email ?? details.email,
    individual_name: null,
    name: customer?.name ?? details.name,
    phone: customer?.phone ?? null,
    tax_exempt: 'none',
    tax_ids: [],
  }
  state.all.checkoutSessions.put(session)
  emit(state, 'checkout.session.completed', session)
}

/** The money of a delayed way to pay arrives, or does not; the session it was promised in hears of it too. */
export function settlePayment(state: State, intentId: string, hasArrived: boolean): void {
  settleIntent(state, state.all.paymentIntents.need(intentId), hasArrived)
  const [details] = state.all.checkoutDetails.by('payment_intent', intentId)
  const session = state.all.checkoutSessions.get(details?.id)
  if (session?.status !== 'complete' || session.payment_status !== 'unpaid') return
  if (hasArrived) session.payment_status = 'paid'
  state.all.checkoutSessions.put(session)
  emit(state, `checkout.session.async_payment_${hasArrived ? 'succeeded' : 'failed'}`, session)
}
