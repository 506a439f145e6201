import { type BillingDetails, noDetails, type PaymentMethod } from '@leasehold/catalog'
import type { ProviderCustomer } from '@leasehold/core'
import type Stripe from 'stripe'
import { isMissing, isRefused } from './errors.ts'
import type { Link } from './link.ts'
import {
  expanded,
  fromDetails,
  fromNewDetails,
  idOf,
  toDateOrNull,
  toDetails,
  toPaymentMethod,
  toStripeLocale,
} from './mapping.ts'

type ToCreate = { tenantId: string; code: string; details: BillingDetails; locale: string; clock: boolean }

/** What a customer's effective payment method stands in. */
const expand = [
  'test_clock',
  'invoice_settings.default_payment_method',
  'subscriptions.data.default_payment_method',
]

export async function createCustomer(
  { stripe, hasClocks }: Link,
  { tenantId, code, details, locale, clock }: ToCreate,
  key: string,
): Promise<ProviderCustomer> {
  const test_clock = hasClocks && clock ? await ensureClock(stripe, `${code} ${key}`, key) : undefined
  const customer = await stripe.customers.create(
    {
      ...fromNewDetails(details),
      description: code,
      preferred_locales: [toStripeLocale(locale)],
      metadata: { tenant_id: tenantId, tenant_code: code },
      ...(test_clock ? { test_clock } : {}),
      expand,
    },
    { idempotencyKey: `${key}:customer` },
  )
  return toCustomer(customer)
}

/** A clock begins at the present, so asking again would ask for another one: it is looked for by its name first. */
async function ensureClock(stripe: Stripe, name: string, key: string): Promise<string> {
  const { data } = await stripe.testHelpers.testClocks.list({ limit: 100 })
  const made = data.find((clock) => clock.name === name)
  if (made) return made.id
  const { id } = await stripe.testHelpers.testClocks.create(
    { frozen_time: Math.floor(Date.now() / 1000), name },
    { idempotencyKey: `${key}:clock` },
  )
  return id
}

export async function fetchCustomer({ stripe }: Link, customerId: string): Promise<ProviderCustomer> {
  try {
    const customer = await stripe.customers.retrieve(customerId, { expand })
    return customer.deleted ? deletedCustomer(customer.id) : toCustomer(customer)
  } catch (error) {
    if (!isRefused(error) || isMissing(error)) throw error
    // Nothing can be expanded of one that was deleted.
    const customer = await stripe.customers.retrieve(customerId)
    if (!customer.deleted) throw error
    return deletedCustomer(customer.id)
  }
}

export async function updateCustomer(
  { stripe }: Link,
  customerId: string,
  details: BillingDetails,
  key: string,
): Promise<ProviderCustomer> {
  const given = { ...fromDetails(details), expand }
  return toCustomer(await stripe.customers.update(customerId, given, { idempotencyKey: key }))
}

export async function listPaymentMethods({ stripe }: Link, customerId: string): Promise<PaymentMethod[]> {
  const { data } = await stripe.customers.listPaymentMethods(customerId, { limit: 100 })
  return data.map(toPaymentMethod)
}

/** Also for the subscriptions that have a method of their own, which would be charged before the customer's. */
export async function setDefaultPaymentMethod(
  { stripe }: Link,
  customerId: string,
  paymentMethodId: string,
  key: string,
): Promise<void> {
  await stripe.customers.update(
    customerId,
    { invoice_settings: { default_payment_method: paymentMethodId } },
    { idempotencyKey: key },
  )
  const { data } = await stripe.subscriptions.list({ customer: customerId, limit: 100 })
  for (const { id, default_payment_method } of data) {
    if (!default_payment_method || idOf(default_payment_method) === paymentMethodId) continue
    await stripe.subscriptions.update(
      id,
      { default_payment_method: paymentMethodId },
      { idempotencyKey: `${key}:${id}` },
    )
  }
}

export async function detachPaymentMethod({ stripe }: Link, paymentMethodId: string): Promise<void> {
  const { customer } = await stripe.paymentMethods.retrieve(paymentMethodId)
  if (customer) await stripe.paymentMethods.detach(paymentMethodId)
}

function toCustomer(customer: Stripe.Customer): ProviderCustomer {
  const clock = expanded(customer.test_clock)
  const ofSubscription = customer.subscriptions?.data.find((it) => it.default_payment_method)
  const method =
    expanded(ofSubscription?.default_payment_method) ??
    expanded(customer.invoice_settings.default_payment_method)
  return {
    id: customer.id,
    tenantId: customer.metadata.tenant_id ?? null,
    isDeleted: false,
    testClockId: idOf(customer.test_clock),
    clockAt: toDateOrNull(clock?.frozen_time),
    details: toDetails(customer),
    paymentMethod: method ? toPaymentMethod(method) : null,
    balance: customer.balance,
  }
}

function deletedCustomer(id: string): ProviderCustomer {
  return {
    id,
    tenantId: null,
    isDeleted: true,
    testClockId: null,
    clockAt: null,
    details: noDetails,
    paymentMethod: null,
    balance: 0,
  }
}
