import type { PaymentMethod } from '../kernel/collections.ts'
import { StripeFault } from '../kernel/errors.ts'
import type { Params } from '../kernel/params.ts'
import type { State } from '../kernel/state.ts'
import { isMethodType } from '../payments/attach.ts'
import { type MethodType, methodNames } from '../payments/currencies.ts'
import { makePaymentMethod, needCard } from '../payments/payment-method.ts'
import { field, type Html, html } from './html.ts'

/** What a saved payment method is called. */
export function nameOfMethod(method: PaymentMethod): string {
  if (method.card) {
    const { brand, last4, exp_month: month, exp_year: year } = method.card
    return `${brand} •••• ${last4}, expires ${String(month).padStart(2, '0')}/${year}`
  }
  return isMethodType(method.type) ? methodNames[method.type] : method.type
}

/** The fields to pay with something: saved methods, a new card, or another way that is offered. */
export function methodFields(
  types: readonly string[],
  saved: readonly PaymentMethod[],
  entered?: Params,
): Html {
  const offered = types.filter(isMethodType)
  const chosen = entered?.text('method') ?? saved[0]?.id ?? offered[0] ?? 'card'
  const option = (value: string, label: string) =>
    html`<label class="choice"><input type="radio" name="method" value="${value}"${value === chosen && html` checked`}>${label}</label>`
  const options = [
    ...saved.map((method) => option(method.id, nameOfMethod(method))),
    ...offered.map((type) =>
      option(type, saved.length > 0 && type === 'card' ? 'New card' : methodNames[type]),
    ),
  ]
  const choice =
    options.length > 1
      ? html`<fieldset><legend>Payment method</legend>${options}</fieldset>`
      : html`<input type="hidden" name="method" value="${chosen}">`
  return html`${choice}${offered.includes('card') && cardFields(entered)}`
}

const value = (text: string | null | undefined): Record<string, string> => (text ? { value: text } : {})

function cardFields(entered?: Params): Html {
  return html`<fieldset><legend>Card</legend>
    ${field('Card number', 'card_number', {
      inputmode: 'numeric',
      autocomplete: 'cc-number',
      placeholder: '4242 4242 4242 4242',
      ...value(entered?.text('card_number')),
    })}
    <div class="pair">${field('Expiry (MM / YY)', 'expiry', {
      inputmode: 'numeric',
      autocomplete: 'cc-exp',
      placeholder: '12 / 34',
      ...value(entered?.text('expiry')),
    })}${field('CVC', 'cvc', { inputmode: 'numeric', autocomplete: 'cc-csc', placeholder: '123' })}</div>
    ${field('Name on card', 'name', { autocomplete: 'cc-name', ...value(entered?.text('name')) })}
    ${testCardHints}</fieldset>`
}

const testCardHints = html`<details><summary>Test cards</summary><ul>
  <li>4242 4242 4242 4242 – succeeds</li><li>4000 0000 0000 0002 – declined</li>
  <li>4000 0000 0000 9995 – insufficient funds</li><li>4000 0000 0000 0341 – can be saved, fails later</li>
  <li>4000 0025 0000 3155 – asks for authentication</li></ul></details>`

/** What a person did wrong in the form, in words for them. */
export class FormProblem extends Error {}

/** The payment method that a form names or describes. Throws `FormProblem` with what is wrong. */
export function methodFromForm(
  state: State,
  params: Params,
  allowed: { types: readonly string[]; customer: string | null; email?: string | null },
): PaymentMethod {
  const chosen = params.text('method') ?? 'card'
  // Who types in a number means that card, though a saved one is still marked.
  const saved = params.text('card_number') ? undefined : state.all.paymentMethods.get(chosen)
  if (saved && allowed.customer && saved.customer === allowed.customer) return saved
  const type = chosen.startsWith('pm_') ? 'card' : chosen
  if (!isMethodType(type) || !allowed.types.includes(type)) {
    throw new FormProblem('Choose one of the payment methods.')
  }
  const billing = { email: allowed.email ?? null, name: params.text('name') ?? null }
  if (type !== 'card') return makePaymentMethod(state, { type, billing })
  return cardFromForm(state, params, billing)
}

function cardFromForm(
  state: State,
  params: Params,
  billing: { email: string | null; name: string | null },
): PaymentMethod {
  const number = params.text('card_number')
  if (!number) throw new FormProblem('Your card number is incomplete.')
  const { expMonth, expYear } = expiryOf(state, params.text('expiry') ?? '')
  if (!/^\d{3,4}$/.test(params.text('cvc') ?? ''))
    throw new FormProblem("Your card's security code is incomplete.")
  const type: MethodType = 'card'
  try {
    return makePaymentMethod(state, { type, card: needCard(number), expMonth, expYear, billing })
  } catch (error) {
    if (error instanceof StripeFault) throw new FormProblem(error.message)
    throw error
  }
}

function expiryOf(state: State, text: string): { expMonth: number; expYear: number } {
  const [, month, year] = /^(\d{1,2})\s*\/?\s*(\d{2}|\d{4})$/.exec(text.trim()) ?? []
  if (!month || !year || Number(month) < 1 || Number(month) > 12) {
    throw new FormProblem("Your card's expiration date is incomplete.")
  }
  const expMonth = Number(month)
  const expYear = year.length === 2 ? 2000 + Number(year) : Number(year)
  // A card is good until the end of its month.
  if (Date.UTC(expYear, expMonth) / 1000 <= state.nowOn(null)) {
    throw new FormProblem("Your card's expiration date is in the past.")
  }
  return { expMonth, expYear }
}
