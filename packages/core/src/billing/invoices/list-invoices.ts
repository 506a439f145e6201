import type { PaymentFailure } from '@leasehold/catalog'
import { declineReasonOf, type InvoiceOf, type ListInvoices } from '@leasehold/contracts'
import { decodePlace, NotFound, type TenantQuery, toPage } from '../../kernel/index.ts'
import { readingBy } from '../situation/store.ts'
import * as store from './store.ts'

/** The company's bills, the newest first. */
export async function listInvoices(call: TenantQuery, input: ListInvoices) {
  const place = decodePlace(input.cursor, ['timestamptz', 'uuid'])
  const rows = await store.listInvoices(readingBy(call.reader), call.tenant, input, place)
  const page = toPage(rows, input.limit, place, ({ issued, id }) => [issued, id])
  return { ...page, items: page.items.map(({ issued: _, ...row }) => withOverdue(row, call.now)) }
}

/**
 * One bill with its lines.
 *
 * @throws NotFound
 */
export async function getInvoice(call: TenantQuery, { id }: InvoiceOf) {
  const found = await store.readInvoice(readingBy(call.reader), call.tenant.id, id)
  if (!found) throw new NotFound('invoice')
  const { providerId, stripeSubscriptionId: _, hostedUrl, ...invoice } = found
  const mayManage = call.permissions.has('billing:manage')
  return {
    ...withOverdue(invoice, call.now),
    /** Stripe's page where it can be paid in every way that Stripe offers; for who may pay. */
    hostedUrl: mayManage ? hostedUrl : null,
    may: { pay: mayManage && providerId !== null && found.state === 'open' },
  }
}

/** Whether an open one is overdue depends on now. */
function withOverdue<T extends { state: string; dueAt: Date | null; failure: PaymentFailure | null }>(
  invoice: T,
  now: Date,
) {
  const { state, dueAt, failure } = invoice
  const isOverdue = state === 'open' && dueAt !== null && dueAt < now
  return { ...invoice, isOverdue, failure: failure && withReason(failure) }
}

/** What went wrong with the last attempt, with the name of its text. */
export function withReason(failure: PaymentFailure) {
  return { ...failure, reason: declineReasonOf(failure.declineCode ?? failure.code) }
}
