import type { DifferenceKind, InvoiceState } from '@leasehold/catalog'
import type { ProviderInvoice, ProviderSubscription } from '../payments/index.ts'
import { mirror, type Present } from '../subscriptions/index.ts'

/** One thing in which we and Stripe differ: the fields that do, on both sides. */
export type Difference = {
  kind: DifferenceKind
  companyId: string | null
  providerId: string
  ours: Record<string, unknown> | null
  theirs: Record<string, unknown> | null
}

/** Our row, as far as it is compared. */
export type OurSubscription = Present & {
  tenantId: string
  source: 'manual' | 'stripe'
  movesTo: 'manual' | 'stripe' | null
  /** True while Stripe has not been told yet to let it end. */
  isReleasing: boolean
} & Record<string, unknown>

/** Fields of ours that mirror theirs. */
const compared = [
  'plan',
  'planVersion',
  'cycle',
  'currency',
  'seats',
  'state',
  'stateSince',
  'suspendedFrom',
  'trialEndsAt',
  'anchor',
  'periodStart',
  'periodEnd',
  'endsAt',
  'scheduled',
] as const

/**
 * What differs between Stripe's subscription and our row, if anything. What never came into being, and what ended
 * before the one that our row mirrors, is no difference.
 *
 * @param ours row of the company whose customer it is; null when we know no such customer
 */
export function compareSubscription(
  theirs: ProviderSubscription,
  ours: OurSubscription | null,
): Difference | null {
  const verdict = mirror(theirs, ours)
  const about = { companyId: ours?.tenantId ?? null, providerId: theirs.id }
  if (!verdict.ok) {
    if (verdict.reason === 'incomplete') return null
    const keys = theirs.items.map(({ key, quantity }) => ({ key, quantity }))
    return { ...about, kind: 'subscription_differs', ours: null, theirs: { items: keys } }
  }
  const { mirrored } = verdict
  if (ours?.stripeSubscriptionId !== theirs.id) {
    // It ended, and the company has another one, or a contract of its own, since.
    if (mirrored.state === 'cancelled') return null
    const { plan, cycle, state } = mirrored
    return { ...about, kind: 'subscription_unknown', ours: null, theirs: { plan, cycle, state } }
  }
  // It ended, and the company has a contract of our own since.
  if (ours.source === 'manual' && mirrored.state === 'cancelled') return null
  // What we are to keep ends at Stripe and goes on with us.
  const own = ours.movesTo === 'manual' ? { ...ours, endsAt: mirrored.endsAt } : ours
  const fields: string[] = compared.filter((field) => plain(own[field]) !== plain(mirrored[field]))
  // Stripe does not let it go, and nobody asks it to any more.
  const isLetGo = mirrored.endsAt !== null || mirrored.state === 'cancelled'
  if (ours.movesTo === 'manual' && !isLetGo && !ours.isReleasing) fields.push('movesTo')
  if (fields.length === 0 && ours.source === 'stripe') return null
  return {
    ...about,
    kind: 'subscription_differs',
    ours: pick(ours, fields),
    theirs: pick(mirrored, fields),
  }
}

export type OurInvoice = { tenantId: string; providerId: string } & Record<string, unknown>

const comparedOfInvoices = [
  'state',
  'number',
  'total',
  'amountDue',
  'amountPaid',
  'amountRemaining',
  'amountRefunded',
  'disputed',
  'paidAt',
] as const

/** What differs between Stripe's invoice and ours, if anything. */
export function compareInvoice(
  theirs: ProviderInvoice,
  ours: OurInvoice | null,
  companyId: string | null,
): Difference | null {
  const about = { companyId, providerId: theirs.id }
  if (!ours) {
    const { state, total, currency } = theirs
    return { ...about, kind: 'invoice_unknown', ours: null, theirs: { state, total, currency } }
  }
  const fields = comparedOfInvoices.filter((field) => plain(ours[field]) !== plain(theirs[field]))
  if (fields.length === 0) return null
  return { ...about, kind: 'invoice_differs', ours: pick(ours, fields), theirs: pick(theirs, fields) }
}

/** States in which an invoice still changes by itself. */
export const movingStates: readonly InvoiceState[] = ['draft', 'open']

/** As it is compared: instants to the second, as Stripe counts them; keys in one order. */
function plain(value: unknown): string {
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1_000))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(entries.map(([key, each]) => [key, plain(each)]))
}

function pick(from: object, fields: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = { ...from }
  return Object.fromEntries(fields.map((field) => [field, all[field] ?? null]))
}
