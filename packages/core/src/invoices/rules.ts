import type { AuditAction } from '@leasehold/catalog'
import type { ProviderInvoice } from '../payments/index.ts'

/** What of our row follows from Stripe's invoice: all of it. */
export type MirroredInvoice = Omit<ProviderInvoice, 'id' | 'customerId' | 'subscriptionId'> & {
  stripeSubscriptionId: string | null
}

/** What our row is to say when Stripe's invoice is as given. */
export function mirrorOf(theirs: ProviderInvoice): MirroredInvoice {
  const { id: _id, customerId: _customer, subscriptionId: stripeSubscriptionId, ...same } = theirs
  return { ...same, stripeSubscriptionId }
}

/** Fields that differ; what the database keeps as JSON is compared whatever the order of its keys. */
export function differing<T extends object>(before: Record<string, unknown>, after: T): (keyof T)[] {
  const keys = Object.keys(after) as (keyof T & string)[]
  return keys.filter((key) => plain(before[key]) !== plain(after[key]))
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${plain(each)}`).join()}}`
}

/** What the audit trail tells of an invoice. Links to pages where it can be paid are not for it. */
const told = [
  'number',
  'state',
  'reason',
  'currency',
  'total',
  'amountDue',
  'amountPaid',
  'amountRemaining',
  'amountRefunded',
  'attempts',
  'failure',
  'disputed',
] as const satisfies (keyof MirroredInvoice)[]

export function toldOf(invoice: Partial<MirroredInvoice>): Record<string, unknown> {
  return Object.fromEntries(told.filter((key) => key in invoice).map((key) => [key, invoice[key]]))
}

const stateNames = {
  draft: 'invoice.created',
  open: 'invoice.opened',
  paid: 'invoice.paid',
  void: 'invoice.voided',
  uncollectible: 'invoice.uncollectible',
} as const satisfies Record<MirroredInvoice['state'], AuditAction>

type Named = Pick<MirroredInvoice, 'state' | 'disputed' | 'amountRefunded' | 'attempts' | 'failure'>

/** What happened to an invoice, in the word of the audit trail; the gravest where it is several things. */
export function nameInvoiceChange(before: Named | null, after: Named): AuditAction {
  if (after.disputed && !before?.disputed) return 'invoice.disputed'
  if (before?.disputed && !after.disputed) return 'invoice.dispute_closed'
  if (after.amountRefunded > (before?.amountRefunded ?? 0)) return 'invoice.refunded'
  const hasFailed = after.failure !== null && plain(after.failure) !== plain(before?.failure)
  if (after.state === 'open' && hasFailed) return 'invoice.payment_failed'
  if (before?.state !== after.state) return stateNames[after.state]
  return hasFailed && after.state !== 'paid' ? 'invoice.payment_failed' : 'invoice.mirrored'
}
