import type { BalanceTransaction, Customer } from '../../kernel/collections.ts'
import { change } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'

interface Reason {
  type: BalanceTransaction['type']
  invoice?: string
  creditNote?: string
  description?: string | null
  currency?: string
  metadata?: Record<string, string>
}

/** Moves what a customer has (below zero) or owes (above) outside of invoices, and writes down why. */
export function moveBalance(
  state: State,
  customer: Customer,
  amount: number,
  reason: Reason,
): BalanceTransaction {
  change(state, state.all.customers, 'customer.updated', customer, (it) => {
    it.balance += amount
    it.currency ??= reason.currency ?? 'usd'
  })
  return state.all.balanceTransactions.put({
    id: state.id('cbtxn'),
    object: 'customer_balance_transaction',
    amount,
    checkout_session: null,
    created: state.nowFor(customer.id),
    credit_note: reason.creditNote ?? null,
    currency: reason.currency ?? customer.currency ?? 'usd',
    customer: customer.id,
    customer_account: null,
    description: reason.description ?? null,
    ending_balance: customer.balance,
    invoice: reason.invoice ?? null,
    livemode: false,
    metadata: reason.metadata ?? {},
    type: reason.type,
  })
}
