import type { RefusalCode } from '@leasehold/contracts'
import { companyUsage } from '../../company/index.ts'
import type { TenantQuery } from '../../kernel/index.ts'
import { monthsIn, priceLines, seatPrice, totalOf } from '../../subscriptions/index.ts'
import { withReason } from '../invoices/list-invoices.ts'
import { listOwed } from '../invoices/store.ts'
import {
  blockedBy,
  decideBuy,
  decideCallOff,
  decideCancel,
  decideChangeable,
  decideResume,
} from '../situation/decide.ts'
import { nextCharge, presentRequest } from '../situation/present.ts'
import { isKeptByStaff, isLive, pricedOf, readSituation, type Situation } from '../situation/situation.ts'
import { readingBy } from '../situation/store.ts'
import { standingOf } from './billing-state.ts'

/** What the company pays, when, how, and what of it may be changed by whoever looks. */
export async function billingOverview(call: TenantQuery) {
  const read = readingBy(call.reader)
  const [situation, usage, owed] = await Promise.all([
    readSituation(call, read, call.tenant.id),
    companyUsage(call),
    listOwed(read, call.tenant.id),
  ])
  const { contract, customer, isEnabled, hasProvider } = situation
  const mayManage = call.permissions.has('billing:manage')
  return {
    ...standingOf(situation),
    access: call.entitlements.access,
    isEnabled,
    hasProvider,
    /** True where no real money moves. */
    isTest: call.payments?.isTest ?? false,
    /** Who changes the contract: the company by itself, or the platform's staff. */
    keptBy: isKeptByStaff(situation) ? ('staff' as const) : ('self' as const),
    price: priceOfCycle(situation),
    period:
      contract?.periodStart && contract.periodEnd
        ? { start: contract.periodStart, end: contract.periodEnd }
        : null,
    seats: {
      used: usage.seats.used,
      /** All that may be used, paid ones too; null is unlimited. */
      allowed: usage.seats.limit,
      paid: contract?.seats ?? 0,
    },
    surplus: usage.surplus,
    /** By the list price: what Stripe reckons is asked for by itself. */
    nextCharge: nextCharge(situation),
    request: presentRequest(situation, mayManage),
    paymentMethod: customer?.paymentMethod ?? null,
    /** Minor units; below zero it is owed to the company, and taken off its next invoices. */
    balance: customer?.balance ?? 0,
    details: customer?.details ?? null,
    owed: owed.map((invoice) => ({ ...invoice, failure: invoice.failure && withReason(invoice.failure) })),
    may: abilities(situation, mayManage),
  }
}

/** What the present contract costs for one cycle, part by part; null for what is free or only tried. */
function priceOfCycle(situation: Situation) {
  const priced = pricedOf(situation)
  const lines = priced && priceLines(priced.terms, priced.plan)
  if (!priced || !lines) return null
  const { cycle, currency } = priced.terms
  return {
    cycle,
    months: monthsIn[cycle],
    currency,
    lines,
    amount: totalOf(lines),
    /** What one more user costs for a cycle; null where there is no price for more. */
    seatAmount: seatPrice(priced.plan, cycle, currency),
  }
}

/** For each act, what speaks against it as a refusal's code; null where it may be done. */
function abilities(situation: Situation, mayManage: boolean) {
  const of = (code: RefusalCode | null): RefusalCode | null => (mayManage ? code : 'FORBIDDEN')
  const blocked = blockedBy(situation)
  const isCustomer: RefusalCode | null = situation.customer ? null : 'NOT_FOUND'
  return {
    manage: mayManage,
    buy: of(decideBuy(situation)),
    change: of(decideChangeable(situation)),
    callOff: of(decideCallOff(situation)),
    cancel: of(decideCancel(situation, 'period_end')),
    cancelNow: of(decideCancel(situation, 'now')),
    resume: of(decideResume(situation)),
    /** Stripe's own pages for payment methods, details and invoices. */
    openPortal: of(blocked ?? isCustomer),
    pay: of(blocked ?? isCustomer),
    changeMethods: of(blocked ?? isCustomer),
    changeDetails: of(blocked),
    isLive: isLive(situation),
  }
}
