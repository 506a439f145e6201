import type { Invoice, InvoiceLine } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'
import { type Reduction, reduce } from '../arithmetic/discount.ts'
import { couponOf } from '../discounts/discounts.ts'

/** Works out an invoice's discounts and sums from its lines; until it is finalised, anew after each change. */
export function total(state: State, invoice: Invoice, balance: number): void {
  const lines = invoice.lines.data
  for (const line of lines) line.discount_amounts = []
  // A line's own discounts come before the invoice's.
  for (const line of lines) apply(state, [line], line.discounts)
  apply(
    state,
    lines.filter((line) => line.discounts.length === 0),
    invoice.discounts,
  )
  invoice.subtotal = sum(lines.map((line) => line.amount))
  invoice.subtotal_excluding_tax = invoice.subtotal
  const perDiscount = new Map<string, number>()
  for (const { amount, discount } of lines.flatMap((line) => line.discount_amounts ?? [])) {
    perDiscount.set(discount, (perDiscount.get(discount) ?? 0) + amount)
  }
  invoice.total_discount_amounts = [...perDiscount].map(([discount, amount]) => ({ amount, discount }))
  for (const line of lines) {
    line.pretax_credit_amounts = (line.discount_amounts ?? []).map((each) => ({ ...each, type: 'discount' }))
  }
  invoice.total_pretax_credit_amounts = [...perDiscount].map(([discount, amount]) => ({
    amount,
    discount,
    type: 'discount',
  }))
  invoice.total = invoice.subtotal - sum([...perDiscount.values()])
  invoice.total_excluding_tax = invoice.total
  invoice.starting_balance = balance
  invoice.amount_due = dueAfter(invoice.total, balance)
  invoice.amount_remaining = invoice.amount_due
}

/** What is to be paid when a balance is taken in: credit (below zero) pays first, a debt comes on top. */
export function dueAfter(amount: number, balance: number): number {
  return Math.max(amount + balance, 0)
}

/** The balance after an invoice took of it what it could, or gave what it was below zero. */
export function balanceAfter(amount: number, balance: number): number {
  return Math.min(amount + balance, 0)
}

function apply(state: State, lines: InvoiceLine[], discounts: string[]): void {
  const reductions = discounts.flatMap((id): Reduction[] => {
    const coupon = couponOf(state, id)
    if (!coupon) return []
    const { percent_off, amount_off, products } = coupon
    return [{ id, percent: percent_off, amount: amount_off, products }]
  })
  if (reductions.length === 0 || lines.length === 0) return
  const reducible = lines.map((line) => ({
    amount: line.amount,
    discountable: line.discountable,
    product: line.pricing?.price_details?.product ?? null,
  }))
  for (const [at, taken] of reduce(reducible, reductions).entries()) {
    const line = lines[at]
    if (line) line.discount_amounts = taken
  }
}

/** What a line costs after its discounts. */
export function net(line: InvoiceLine): number {
  return line.amount - sum((line.discount_amounts ?? []).map(({ amount }) => amount))
}

export const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
