import type { Charge, Dispute } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { emit } from '../kernel/events.ts'
import type { State } from '../kernel/state.ts'

const day = 86_400

/** The payer's bank takes the money of a charge back, for a reason such as `fraudulent`. */
export function openDispute(state: State, charge: Charge, reason: string): Dispute {
  if (charge.status !== 'succeeded' || charge.disputed) {
    throw invalid(`The charge ${charge.id} cannot be disputed: it did not succeed, or is disputed already.`)
  }
  const now = state.nowFor(charge.customer)
  const dispute = state.all.disputes.put({
    id: state.id('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: now + 7 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: 'chargeback',
        network: charge.payment_method_details?.card?.network ?? 'visa',
        network_reason_code: '10.4',
      },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  })
  charge.disputed = true
  state.all.charges.put(charge)
  emitOf(state, 'charge.dispute.created', dispute)
  return dispute
}

/** Ends a dispute: `won` leaves the money with the account, `lost` with the payer. */
export function closeDispute(state: State, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  if (dispute.status === 'won' || dispute.status === 'lost') {
    throw invalid(`The dispute ${dispute.id} is closed already.`)
  }
  dispute.status = status
  state.all.disputes.put(dispute)
  emitOf(state, 'charge.dispute.closed', dispute)
  return dispute
}

/** A dispute names no customer; its events happen on the clock of its charge's customer all the same. */
function emitOf(
  state: State,
  type: 'charge.dispute.created' | 'charge.dispute.closed',
  dispute: Dispute,
): void {
  const event = emit(state, type, dispute)
  event.created = state.nowFor(state.all.charges.get(dispute.charge)?.customer)
}

const noEvidence: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
