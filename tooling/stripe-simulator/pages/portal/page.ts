import type {
  Customer,
  PaymentMethod,
  PortalConfiguration,
  PortalSession,
  Subscription,
} from '../../kernel/collections.ts'
import type { Params } from '../../kernel/params.ts'
import type { RawAnswer } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { formatAmount } from '../../payments/currencies.ts'
import { page } from '../answers.ts'
import { actionForm, alert, field, type Html, html } from '../html.ts'
import { dateOf } from '../invoice/page.ts'
import { methodFields, nameOfMethod } from '../method-form.ts'

export interface Shown {
  problem?: string
  entered?: Params
}

type Features = PortalConfiguration['features']

/** The page where a customer looks after payment methods, billing details and invoices. */
export function portalPage(state: State, session: PortalSession, shown: Shown = {}): RawAnswer {
  const customer = state.all.customers.need(session.customer)
  const { features } = state.all.portalConfigurations.need(session.configuration)
  const only = session.flow?.type
  return page(
    `Billing of ${customer.name ?? customer.email ?? customer.id}`,
    html`${alert(shown.problem)}
    ${only !== 'payment_method_update' && subscriptions(state, session, features)}
    ${only !== 'subscription_cancel' && features.payment_method_update.enabled && methods(state, session, customer, shown)}
    ${!only && features.customer_update.enabled && details(session, customer, features)}
    ${!only && features.invoice_history.enabled && invoices(state, customer)}
    ${session.return_url && html`<p><a href="${session.return_url}">Return to ${state.settings.accountName}</a></p>`}`,
    { status: shown.problem ? 402 : 200 },
  )
}

function subscriptions(state: State, session: PortalSession, features: Features): Html {
  const current = state.all.subscriptions
    .by('customer', session.customer)
    .filter(({ status }) => status !== 'canceled' && status !== 'incomplete_expired')
  const rows = current.map(
    (
      it,
    ) => html`<div class="row"><span>${planOf(state, it)}<br><span class="dim">${standing(it)}</span></span>
      ${features.subscription_cancel.enabled && cancelOrResume(session, it)}</div>`,
  )
  return html`<section><h2>Subscription</h2>${rows.length > 0 ? rows : html`<p class="dim">None.</p>`}</section>`
}

function planOf(state: State, subscription: Subscription): string {
  return subscription.items.data
    .map(({ price, quantity }) => {
      const name = state.all.products.get(price.product)?.name ?? price.id
      const each = price.unit_amount === null ? '' : formatAmount(price.unit_amount, price.currency)
      return `${name} × ${quantity ?? 1}, ${each} each ${price.recurring?.interval ?? ''}`
    })
    .join('; ')
}

function standing(subscription: Subscription): string {
  const end = subscription.items.data[0]?.current_period_end
  const ends = subscription.cancel_at ?? (subscription.cancel_at_period_end ? end : null)
  if (ends) return `${subscription.status}, ends on ${dateOf(ends)}`
  return end ? `${subscription.status}, renews on ${dateOf(end)}` : subscription.status
}

function cancelOrResume(session: PortalSession, subscription: Subscription): Html {
  const action = `/portal/${session.id}/subscription`
  const values = { subscription: subscription.id }
  return subscription.cancel_at_period_end
    ? actionForm(action, 'Do not cancel', { ...values, deed: 'resume' })
    : actionForm(action, 'Cancel subscription', { ...values, deed: 'cancel' })
}

function methods(state: State, session: PortalSession, customer: Customer, shown: Shown): Html {
  const known = state.all.paymentMethods.by('customer', customer.id)
  const path = `/portal/${session.id}/method`
  return html`<section><h2>Payment methods</h2>
    ${known.map((method) => methodRow(path, method, customer.invoice_settings.default_payment_method))}
    <h3>Add a payment method</h3>
    <form method="post" action="${path}/add">${methodFields(['card'], [], shown.entered)}
    <button class="main">Add</button></form></section>`
}

function methodRow(path: string, method: PaymentMethod, preferred: string | null): Html {
  const values = { method: method.id }
  const isDefault = method.id === preferred
  return html`<div class="row"><span>${nameOfMethod(method)}${isDefault && html` <strong>Default</strong>`}</span>
    <span class="actions">${!isDefault && actionForm(`${path}/default`, 'Make default', values)}
    ${actionForm(`${path}/remove`, 'Remove', values)}</span></div>`
}

function details(session: PortalSession, customer: Customer, features: Features): Html {
  const allowed = features.customer_update.allowed_updates
  const line = (label: string, name: string, value: string | null | undefined, autocomplete: string) =>
    field(label, name, { autocomplete, ...(value ? { value } : {}) })
  const { address } = customer
  return html`<section><h2>Billing details</h2><form method="post" action="/portal/${session.id}/details">
    ${allowed.includes('name') && line('Name', 'name', customer.name, 'organization')}
    ${allowed.includes('email') && line('Email', 'email', customer.email, 'email')}
    ${allowed.includes('phone') && line('Phone', 'phone', customer.phone, 'tel')}
    ${
      allowed.includes('address') &&
      html`${line('Address', 'address[line1]', address?.line1, 'address-line1')}
      <div class="pair">${line('Postal code', 'address[postal_code]', address?.postal_code, 'postal-code')}
      ${line('City', 'address[city]', address?.city, 'address-level2')}</div>
      ${line('Country (two letters)', 'address[country]', address?.country, 'country')}`
    }
    <button class="main">Save</button></form></section>`
}

function invoices(state: State, customer: Customer): Html {
  const issued = state.all.invoices.by('customer', customer.id).filter(({ status }) => status !== 'draft')
  const rows = issued.reverse().map(
    (it) => html`<div class="row"><span>${dateOf(it.effective_at ?? it.created)}
      <a href="/invoice/${it.id}">${it.number}</a></span>
      <span>${formatAmount(it.total, it.currency)} ${it.status} <a href="/invoice/${it.id}/pdf"
      aria-label="PDF of ${it.number}">PDF</a></span></div>`,
  )
  return html`<section><h2>Invoices</h2>${rows.length > 0 ? rows : html`<p class="dim">None yet.</p>`}</section>`
}
