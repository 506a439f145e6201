import { emit, type OpenCommand } from '../../kernel/index.ts'
import { listBillingAdmins } from '../../notices/index.ts'
import { type BillingNews, billingTold, disputeTold } from '../events.ts'
import type { Treatment } from '../rules.ts'
import type { WaitingEvent } from '../store.ts'
import * as store from './store.ts'

/**
 * Has those told whom an event concerns, in the transaction that ends the event: once, however often it is applied.
 * What is told is what was found, so news that are no longer so are not told.
 */
export async function tellOf(call: OpenCommand, event: WaitingEvent, treatment: Treatment): Promise<void> {
  const { tx } = call
  const { customerId, invoiceId } = event
  const invoice = invoiceId === null ? null : await store.readInvoice(tx, invoiceId)
  if (treatment.dispute !== undefined && invoiceId !== null && invoice) {
    const { tenantId } = invoice
    for (const adminId of await store.listFinanceAdmins(tx))
      await emit(tx, disputeTold({ tenantId, adminId, invoiceId, isOpen: treatment.dispute }))
  }
  const news = treatment.tells
  const tenantId = invoice?.tenantId ?? (customerId && (await store.companyOfCustomer(tx, customerId)))
  if (!news || !tenantId || !(await isSo(call, news, tenantId, invoice))) return
  for (const userId of await listBillingAdmins(tx, tenantId))
    await emit(tx, billingTold({ tenantId, userId, news, invoiceId }))
}

async function isSo(
  { tx }: OpenCommand,
  news: BillingNews,
  tenantId: string,
  invoice: Awaited<ReturnType<typeof store.readInvoice>>,
): Promise<boolean> {
  switch (news) {
    case 'receipt':
      return invoice?.state === 'paid' && invoice.amountPaid > 0
    case 'payment_failed':
      return invoice?.state === 'open' && invoice.attempts > 0
    case 'purchase_failed':
      return invoice?.state !== 'paid'
    case 'trial_ending':
      return (await store.readTrial(tx, tenantId)) !== null
    default:
      return news satisfies never
  }
}
