import type { Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { periodOf } from './object.ts'

const feedbacks = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

/** Takes over what a request says of a subscription beside its items, its time and its discounts. */
export function fillSettings(state: State, subscription: Subscription, params: Params): void {
  subscription.metadata = params.metadata(subscription.metadata)
  const description = params.text('description')
  if (description !== undefined) subscription.description = description
  const method = params.text('default_payment_method')
  if (method !== undefined) subscription.default_payment_method = ownMethod(state, subscription, method)
  subscription.collection_method =
    params.oneOf('collection_method', ['charge_automatically', 'send_invoice']) ??
    subscription.collection_method
  const days = params.integer('days_until_due')
  if (days !== undefined) subscription.days_until_due = days
  const payment = params.part('payment_settings')
  if (payment && subscription.payment_settings) {
    subscription.payment_settings.save_default_payment_method =
      payment.oneOf('save_default_payment_method', ['off', 'on_subscription']) ??
      subscription.payment_settings.save_default_payment_method
    const types = payment.texts('payment_method_types')
    if (types)
      subscription.payment_settings.payment_method_types = types.length > 0 ? types.map(methodType) : null
  }
  const missing = params
    .part('trial_settings')
    ?.part('end_behavior')
    ?.oneOf('missing_payment_method', ['cancel', 'create_invoice', 'pause'])
  if (missing && subscription.trial_settings)
    subscription.trial_settings.end_behavior.missing_payment_method = missing
  const invoices = params.part('invoice_settings')
  if (invoices?.has('footer')) subscription.invoice_settings.footer = invoices.text('footer') ?? null
  if (invoices?.has('description'))
    subscription.invoice_settings.description = invoices.text('description') ?? null
  readPause(subscription, params)
  readCancellation(subscription, params)
}

type MethodType = NonNullable<NonNullable<Subscription['payment_settings']>['payment_method_types']>[number]
const methodTypes: readonly MethodType[] = [
  'card',
  'alipay',
  'wechat_pay',
  'paypal',
  'link',
  'sepa_debit',
  'us_bank_account',
  'customer_balance',
]

function methodType(name: string): MethodType {
  const found = methodTypes.find((each) => each === name)
  if (!found) throw invalid(`The simulator does not know the payment method type ${name}.`)
  return found
}

function ownMethod(state: State, subscription: Subscription, method: string | null): string | null {
  if (
    method &&
    state.all.paymentMethods.need(method, 'default_payment_method').customer !== subscription.customer
  ) {
    throw invalid('The payment method must be attached to the customer of the subscription.', {
      param: 'default_payment_method',
    })
  }
  return method
}

function readPause(subscription: Subscription, params: Params): void {
  const pause = params.part('pause_collection')
  if (pause === undefined) return
  subscription.pause_collection = pause && {
    behavior: pause.needOneOf('behavior', ['keep_as_draft', 'mark_uncollectible', 'void']),
    resumes_at: pause.time('resumes_at') ?? null,
  }
}

/** When a subscription is to end. Reads the period, so it comes after what moves that. */
export function readEnd(state: State, subscription: Subscription, params: Params): void {
  const now = state.nowFor(subscription.customer)
  const atEnd = params.flag('cancel_at_period_end')
  const at = params.text('cancel_at')
  if (atEnd !== undefined && at)
    throw invalid('You may only specify one of cancel_at_period_end and cancel_at.')
  if (atEnd === undefined && at === undefined) return
  if (subscription.schedule) {
    throw invalid(
      `The subscription is managed by the subscription schedule \`${subscription.schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
    )
  }
  const end =
    at === 'min_period_end' || at === 'max_period_end'
      ? periodOf(subscription).end
      : at
        ? params.time('cancel_at')
        : null
  if (typeof end === 'number' && end <= now)
    throw invalid('cancel_at must be in the future.', { param: 'cancel_at' })
  subscription.cancel_at_period_end = atEnd ?? false
  subscription.cancel_at = atEnd ? periodOf(subscription).end : (end ?? null)
  subscription.canceled_at = subscription.cancel_at === null ? null : now
  if (subscription.cancellation_details) {
    subscription.cancellation_details.reason =
      subscription.cancel_at === null ? null : 'cancellation_requested'
  }
}

function readCancellation(subscription: Subscription, params: Params): void {
  const details = cancellationOf(params)
  const kept = subscription.cancellation_details
  if (!details || !kept) return
  if (details.comment !== undefined) kept.comment = details.comment
  if (details.feedback !== undefined) kept.feedback = details.feedback
}

/** What a customer said when going. */
export function cancellationOf(params: Params) {
  const details = params.part('cancellation_details')
  if (!details) return null
  const comment = details.text('comment')
  const feedback = details.oneOf('feedback', feedbacks)
  return { ...(comment === undefined ? {} : { comment }), ...(feedback ? { feedback } : {}) }
}
