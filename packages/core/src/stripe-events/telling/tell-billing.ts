import type { JobCall } from '../../kernel/index.ts'
import { readReader } from '../../notices/index.ts'
import type { billingTold, disputeTold } from '../events.ts'
import { day, money, reasonOf } from './rules.ts'
import * as store from './store.ts'

/** Writes to one of those who answer for what a company pays, in their language and their company's time. */
export async function tellBilling(
  call: JobCall,
  { tenantId, userId, news, invoiceId }: Parameters<typeof billingTold>[0],
): Promise<void> {
  const db = call.database.platform
  const reader = await readReader(db, tenantId, userId)
  if (!reader) return
  const { name, email: to, locale, company, code, timeZone } = reader
  const known = { name, company, link: `${call.workspaceUrl}/${code}/billing` }
  const asDay = (at: Date) => day(at, locale, timeZone)
  if (news === 'trial_ending') {
    const trial = await store.readTrial(db, tenantId)
    if (!trial?.trialEndsAt) return
    const names = await store.readPlanName(db, trial.plan)
    const date = asDay(trial.trialEndsAt)
    const values = { ...known, what: names?.[locale] ?? trial.plan, date, goesOn: trial.endsAt === null }
    return call.sendMail({ template: 'trial-converting', to, locale, values })
  }
  const invoice = invoiceId === null ? null : await store.readInvoice(db, invoiceId)
  if (news === 'purchase_failed') {
    const reason = reasonOf(invoice?.failure ?? null)
    return call.sendMail({ template: 'purchase-failed', to, locale, values: { ...known, reason } })
  }
  if (!invoice) return
  const { currency, amountPaid, amountRemaining, number, paidAt, issuedAt, nextAttemptAt, failure } = invoice
  if (news === 'receipt') {
    const amount = money(amountPaid, currency, locale)
    const values = { ...known, amount, number: number ?? '', date: asDay(paidAt ?? issuedAt) }
    return call.sendMail({ template: 'payment-receipt', to, locale, values })
  }
  const values = {
    ...known,
    amount: money(amountRemaining, currency, locale),
    reason: reasonOf(failure),
    retry: nextAttemptAt ? asDay(nextAttemptAt) : '',
  }
  return call.sendMail({ template: 'payment-failed', to, locale, values })
}

/** Writes to one of the staff who answer for money. */
export async function tellDispute(
  call: JobCall,
  { tenantId, adminId, invoiceId, isOpen }: Parameters<typeof disputeTold>[0],
): Promise<void> {
  const db = call.database.platform
  const [admin, invoice, company] = await Promise.all([
    store.readAdmin(db, adminId),
    store.readInvoice(db, invoiceId),
    store.readCompany(db, tenantId),
  ])
  if (!admin || !invoice || !company) return
  const { name, email: to, locale } = admin
  const amount = money(invoice.total, invoice.currency, locale)
  const values = { name, company: company.name, number: invoice.number ?? invoiceId, amount, isOpen }
  await call.sendMail({ template: 'payment-disputed', to, locale, values })
}
