import type { Charge, Refund } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { emit } from '../kernel/events.ts'
import type { State } from '../kernel/state.ts'
import { formatAmount } from './currencies.ts'

export interface NewRefund {
  /** In minor units; all that is left when not given. */
  amount?: number | null
  reason?: Refund['reason']
  metadata?: Record<string, string>
}

/** Gives money of a charge back, at most what is left of it. */
export function refundCharge(state: State, charge: Charge, input: NewRefund = {}): Refund {
  const left = charge.amount - charge.amount_refunded
  const amount = input.amount ?? left
  if (charge.status !== 'succeeded') {
    throw invalid(`Charge ${charge.id} has not succeeded and cannot be refunded.`)
  }
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  if (amount <= 0 || amount > left) {
    const asked = formatAmount(amount, charge.currency)
    throw invalid(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      { param: 'amount' },
    )
  }
  const refund = state.all.refunds.put({
    id: state.id('re'),
    object: 'refund',
    amount,
    balance_transaction: state.id('txn'),
    charge: charge.id,
    created: state.nowFor(charge.customer),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata: input.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  })
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded }
  charge.amount_refunded += amount
  charge.refunds?.data.unshift({ ...refund })
  charge.refunded = charge.amount_refunded === charge.amount
  state.all.charges.put(charge)
  emit(state, 'refund.created', refund)
  emit(state, 'charge.refunded', charge, before)
  return refund
}

function destinationOf(charge: Charge): NonNullable<Refund['destination_details']> {
  const type = charge.payment_method_details?.type ?? 'card'
  if (type === 'alipay') return { type, alipay: {} }
  if (type === 'wechat_pay') return { type, wechat_pay: {} }
  if (type !== 'card') return { type }
  return {
    type,
    card: {
      reference: '7901352802291512',
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    },
  }
}
