import type { CheckoutDetails, CheckoutSession } from '../../kernel/collections.ts'
import type { Params } from '../../kernel/params.ts'
import type { RawAnswer } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { formatAmount } from '../../payments/currencies.ts'
import { page } from '../answers.ts'
import { actionForm, alert, field, type Html, html } from '../html.ts'
import { methodFields } from '../method-form.ts'
import { hasTrial, type Item, itemsOf } from './items.ts'

export interface Shown {
  /** What went wrong, in words for the person. */
  problem?: string
  /** What was typed in before, to go on from there. */
  entered?: Params
}

/** The page where somebody buys. */
export function checkoutPage(state: State, session: CheckoutSession, shown: Shown = {}): RawAnswer {
  if (session.status === 'complete') return donePage(session)
  if (session.status === 'expired') return expiredPage(session)
  const details = state.all.checkoutDetails.need(session.id)
  const title = session.mode === 'setup' ? 'Save a payment method' : `Pay ${state.settings.accountName}`
  return page(
    title,
    html`${alert(shown.problem)}${summary(state, session, details)}${promotionForm(session)}
    ${paymentForm(state, session, details, shown.entered)}${backLink(session)}`,
    { status: shown.problem ? 402 : 200 },
  )
}

function summary(state: State, session: CheckoutSession, details: CheckoutDetails): Html {
  if (session.mode === 'setup') return html``
  const currency = session.currency ?? ''
  const items = itemsOf(state, session, details)
  const discount = session.total_details?.amount_discount ?? 0
  const row = (label: string | Html, amount: number, kind = '') =>
    html`<div class="row ${kind}"><span>${label}</span><span>${formatAmount(amount, currency)}</span></div>`
  return html`<section aria-label="Order summary">
    ${items.map((item) => row(describe(item), item.subtotal))}
    ${discount > 0 && row(`Discount ${nameOfDiscount(state, session)}`, -discount)}
    ${hasTrial(details) && html`<p class="dim">${trialText(state, details)}</p>`}
    ${row('Total due today', session.amount_total ?? 0, 'total')}
  </section>`
}

function describe({ name, quantity, price }: Item): Html {
  const each = price.unit_amount === null ? '' : formatAmount(price.unit_amount, price.currency)
  const rhythm = price.recurring
    ? `every ${price.recurring.interval_count > 1 ? `${price.recurring.interval_count} ` : ''}${price.recurring.interval}${price.recurring.interval_count > 1 ? 's' : ''}`
    : 'once'
  return html`${name} × ${quantity}<br><span class="dim">${each} ${rhythm}</span>`
}

function nameOfDiscount(state: State, session: CheckoutSession): string {
  const [discount] = session.discounts ?? []
  const code = state.all.promotionCodes.get(discount?.promotion_code)?.code
  return code ?? state.all.coupons.get(discount?.coupon)?.name ?? ''
}

function trialText(state: State, { form }: CheckoutDetails): string {
  const data = typeof form.subscription_data === 'object' ? form.subscription_data : {}
  if (data.trial_period_days) return `Free for ${String(data.trial_period_days)} days.`
  const end = new Date(Number(data.trial_end ?? state.nowOn(null)) * 1000)
  return `Free until ${end.toISOString().slice(0, 10)}.`
}

function promotionForm(session: CheckoutSession): Html {
  if (!session.allow_promotion_codes) return html``
  const action = `/checkout/${session.id}/promotion`
  if (session.discounts?.length) return actionForm(action, 'Remove promotion code', { code: '' })
  return html`<form method="post" action="${action}"><div class="row">${field('Promotion code', 'code')}
    <button class="quiet">Apply</button></div></form>`
}

/** Whether it takes a payment method at all: not for a free start that asks for none. */
export function needsMethod(session: CheckoutSession): boolean {
  return session.payment_method_collection !== 'if_required' || (session.amount_total ?? 0) > 0
}

function paymentForm(
  state: State,
  session: CheckoutSession,
  details: CheckoutDetails,
  entered: Params | undefined,
): Html {
  const customer = state.all.customers.get(session.customer)
  const email = entered?.text('email') ?? details.email ?? customer?.email ?? session.customer_email
  const saved = customer && session.mode !== 'setup' ? savedFor(state, session) : []
  const emailField =
    customer?.email || session.customer_email
      ? html`<p class="dim">${customer?.email ?? session.customer_email}</p>`
      : field('Email', 'email', {
          type: 'email',
          autocomplete: 'email',
          required: '',
          ...(email ? { value: email } : {}),
        })
  return html`<section><form method="post" action="/checkout/${session.id}">${emailField}
    ${needsMethod(session) && methodFields(session.payment_method_types, saved, entered)}
    <button class="main">${buttonText(session, details)}</button></form></section>`
}

function savedFor(state: State, session: CheckoutSession) {
  const methods = state.all.paymentMethods.by('customer', session.customer ?? '')
  return methods.filter(({ type }) => session.payment_method_types.includes(type))
}

function buttonText(session: CheckoutSession, details: CheckoutDetails): string {
  if (session.mode === 'setup') return 'Save'
  if (session.mode === 'subscription') return hasTrial(details) ? 'Start trial' : 'Subscribe'
  return `Pay ${formatAmount(session.amount_total ?? 0, session.currency ?? '')}`
}

function backLink(session: CheckoutSession): Html {
  return session.cancel_url ? html`<p><a href="${session.cancel_url}">Back</a></p>` : html``
}

function donePage(session: CheckoutSession): RawAnswer {
  const link = session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
  return page(
    'All done',
    html`<section><p>This was completed already. Nothing is charged again.</p>
    ${link && html`<p><a href="${link}">Continue</a></p>`}</section>`,
  )
}

function expiredPage(session: CheckoutSession): RawAnswer {
  return page(
    'This page has expired',
    html`<section><p>Nothing was charged. Go back and start again.</p>${backLink(session)}</section>`,
    { status: 410 },
  )
}
