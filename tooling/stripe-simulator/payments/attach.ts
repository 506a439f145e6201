import type { PaymentMethod } from '../kernel/collections.ts'
import { cardError, invalid } from '../kernel/errors.ts'
import { changedFields, emit } from '../kernel/events.ts'
import type { State } from '../kernel/state.ts'
import { isReusable, type MethodType, methodTypes } from './currencies.ts'
import { cardOf } from './method-note.ts'

/** Gives a payment method to a customer. Throws the card's decline where its bank refuses. */
export function attachMethod(state: State, method: PaymentMethod, customerId: string): PaymentMethod {
  state.all.customers.need(customerId, 'customer')
  if (method.customer === customerId) return method
  if (method.customer) {
    throw invalid('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    })
  }
  if (!isMethodType(method.type) || !isReusable(method.type)) {
    throw invalid('This PaymentMethod cannot be attached to a Customer: it can be used only once.')
  }
  const decline = cardOf(state, method)?.refusesSetup
  if (decline) throw cardError(decline.message, decline.code, decline.declineCode)
  method.customer = customerId
  state.all.paymentMethods.put(method)
  emit(state, 'payment_method.attached', method)
  return method
}

/** Takes a payment method from its customer for good; nothing is charged to it any more by default. */
export function detachMethod(state: State, method: PaymentMethod): PaymentMethod {
  const customerId = method.customer
  if (!customerId) {
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    )
  }
  method.customer = null
  state.all.paymentMethods.put(method)
  emit(state, 'payment_method.detached', { ...method, customer: customerId }, { customer: customerId })
  forgetDefault(state, customerId, method.id)
  return method
}

function forgetDefault(state: State, customerId: string, methodId: string): void {
  for (const subscription of state.all.subscriptions.by('customer', customerId)) {
    if (subscription.default_payment_method !== methodId) continue
    subscription.default_payment_method = null
    state.all.subscriptions.put(subscription)
    emit(state, 'customer.subscription.updated', subscription, { default_payment_method: methodId })
  }
  const customer = state.all.customers.get(customerId)
  if (customer?.invoice_settings?.default_payment_method === methodId) makeDefault(state, customerId, null)
}

/** Makes a payment method the one that a customer's invoices are charged to; null takes it back. */
export function makeDefault(state: State, customerId: string, methodId: string | null): void {
  const customer = state.all.customers.need(customerId, 'customer')
  const before = structuredClone(customer)
  customer.invoice_settings.default_payment_method = methodId
  state.all.customers.put(customer)
  const changed = changedFields(before, customer)
  if (changed) emit(state, 'customer.updated', customer, changed)
}

export function isMethodType(type: string): type is MethodType {
  return methodTypes.some((known) => known === type)
}
