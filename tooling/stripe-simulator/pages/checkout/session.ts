import { createPrice } from '../../engine/catalog/prices.ts'
import type { CheckoutDetails, CheckoutSession, Price } from '../../kernel/collections.ts'
import { invalid, missingParam } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { isMethodType } from '../../payments/attach.ts'
import { isReusable, methodsFor, offersMethod, reusableMethodsFor } from '../../payments/currencies.ts'
import { askedMethodTypes } from '../../payments/intent-routes.ts'
import { makeSetupIntent } from '../../payments/setup.ts'
import { discountsFrom } from './discount.ts'
import { total } from './items.ts'
import { emptySession } from './shape.ts'

type Mode = 'payment' | 'setup' | 'subscription'

const collections = ['always', 'if_required'] as const
const locales = ['auto', 'en', 'ja', 'zh', 'zh-HK', 'zh-TW', 'de', 'fr', 'es', 'ko'] as const
const [halfHour, day] = [1_800, 86_400]

/** Creates a Checkout session as the API asks for it. */
export function createSession(state: State, params: Params): CheckoutSession {
  const mode = params.oneOf('mode', ['payment', 'setup', 'subscription'])
  if (!mode) throw missingParam('mode')
  const isHosted = !['embedded_page', 'elements'].includes(params.text('ui_mode') ?? '')
  if (!isHosted) throw invalid('The simulator has hosted pages only.', { param: 'ui_mode' })
  const customer = params.text('customer') ?? null
  if (customer) state.all.customers.need(customer, 'customer')
  if (customer && params.text('customer_email')) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.')
  }
  const items = mode === 'setup' ? [] : itemsFrom(state, params, mode)
  const prices = items.map(({ price }) => state.all.prices.need(price))
  const currency = prices[0]?.currency ?? params.text('currency')?.toLowerCase() ?? null
  const id = state.id('cs_test', 58)
  const session: CheckoutSession = {
    ...structuredClone(emptySession),
    id,
    mode,
    currency,
    customer,
    allowed_payment_method_types: askedMethodTypes(params) ?? null,
    allow_promotion_codes: params.flag('allow_promotion_codes') ?? null,
    cancel_url: params.text('cancel_url') ?? null,
    client_reference_id: params.text('client_reference_id') ?? null,
    created: state.nowOn(null),
    customer_creation: customer ? null : mode === 'payment' ? 'if_required' : 'always',
    customer_email: params.text('customer_email') ?? null,
    discounts: discountsFrom(state, params, currency),
    expires_at: expiryFrom(state, params),
    locale: localeFrom(params),
    metadata: params.metadata(),
    payment_method_collection:
      mode === 'subscription' ? (params.oneOf('payment_method_collection', collections) ?? 'always') : null,
    payment_method_types: methodTypesFrom(params, mode, currency),
    payment_status: mode === 'setup' ? 'no_payment_required' : 'unpaid',
    success_url: params.need('success_url'),
    url: `${state.url}/checkout/${id}`,
  }
  if (mode === 'setup') session.setup_intent = setupIntentFor(state, session, params)
  const details = state.all.checkoutDetails.put({ ...noDetails, id, form: params.tree, items })
  total(state, session, details)
  state.agenda.add(null, session.expires_at, 'checkout_session.expire', id)
  return state.all.checkoutSessions.put(session)
}

const noDetails: Omit<CheckoutDetails, 'id' | 'form' | 'items'> = {
  pendingMethod: null,
  email: null,
  name: null,
  country: null,
  paymentIntent: null,
}

function setupIntentFor(state: State, session: CheckoutSession, params: Params): string {
  const data = params.part('setup_intent_data')
  return makeSetupIntent(state, {
    customer: session.customer,
    description: data?.text('description') ?? null,
    metadata: data?.metadata() ?? {},
    methodTypes: session.payment_method_types,
  }).id
}

function itemsFrom(state: State, params: Params, mode: Mode): CheckoutDetails['items'] {
  const asked = params.parts('line_items') ?? []
  if (asked.length === 0) throw missingParam('line_items')
  const items = asked.map((each) => {
    const data = each.part('price_data')
    const price = data
      ? createPrice(state, new Params(data.tree, each.name('price_data')))
      : state.all.prices.need(each.need('price'), each.name('price'))
    if (!price.active && !data)
      throw invalid('The price specified is inactive.', { param: each.name('price') })
    const quantity = each.integer('quantity') ?? 1
    if (quantity < 1) throw invalid('Quantity must be at least 1.', { param: each.name('quantity') })
    return { id: state.id('li'), price: price.id, quantity }
  })
  checkMix(
    items.map(({ price }) => state.all.prices.need(price)),
    mode,
  )
  return items
}

function checkMix(prices: Price[], mode: Mode): void {
  if (new Set(prices.map(({ currency }) => currency)).size > 1) {
    throw invalid('All prices on a Checkout session must have the same currency.', { param: 'line_items' })
  }
  const recurring = prices.filter((price) => price.recurring)
  if (mode === 'payment' && recurring.length > 0) {
    throw invalid('You must provide only one-time prices in `payment` mode.', { param: 'line_items' })
  }
  if (mode === 'subscription' && recurring.length === 0) {
    throw invalid('You must provide at least one recurring price in `subscription` mode.', {
      param: 'line_items',
    })
  }
  const rhythms = new Set(recurring.map(({ recurring: it }) => `${it?.interval_count} ${it?.interval}`))
  if (rhythms.size > 1) {
    throw invalid('All recurring prices on a Checkout session must have the same interval.', {
      param: 'line_items',
    })
  }
}

function expiryFrom(state: State, params: Params): number {
  const now = state.nowOn(null)
  const at = params.time('expires_at') ?? now + day
  // A minute of grace: the caller's clock is not this one.
  if (at < now + halfHour - 60 || at > now + day + 60) {
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    })
  }
  return at
}

function methodTypesFrom(params: Params, mode: Mode, currency: string | null): string[] {
  const offered =
    mode === 'setup'
      ? ['card']
      : mode === 'payment'
        ? methodsFor(currency ?? '')
        : reusableMethodsFor(currency ?? '')
  const asked = askedMethodTypes(params)
  if (!asked?.length) return offered
  for (const type of asked) {
    const isOffered = isMethodType(type) && (mode === 'setup' || offersMethod(type, currency ?? ''))
    const isAllowed = isOffered && (mode === 'payment' || isReusable(type))
    if (isAllowed) continue
    throw invalid(`The payment method type provided: ${type} is invalid for this mode or currency.`, {
      param: 'allowed_payment_method_types',
    })
  }
  return asked
}

function localeFrom(params: Params): CheckoutSession['locale'] {
  return params.oneOf('locale', locales) ?? null
}

/** Ends an open session without a purchase. */
export function expireSession(state: State, session: CheckoutSession): CheckoutSession {
  session.status = 'expired'
  session.url = null
  state.all.checkoutSessions.put(session)
  emit(state, 'checkout.session.expired', session)
  return session
}
