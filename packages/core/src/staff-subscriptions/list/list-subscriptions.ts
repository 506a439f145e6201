import type { Localized, RequestKind, RequestState } from '@leasehold/catalog'
import type { ListSubscriptions, Page } from '@leasehold/contracts'
import { stateAt } from '../../entitlements/index.ts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { priceLines, totalOf } from '../../subscriptions/index.ts'
import { type Subscription, termsOf } from '../rules/contract.ts'
import * as store from './store.ts'

/** A contract in the list. */
export type ListedSubscription = Pick<
  Subscription,
  | 'source'
  | 'cycle'
  | 'currency'
  | 'seats'
  | 'trialEndsAt'
  | 'stateSince'
  | 'periodStart'
  | 'periodEnd'
  | 'endsAt'
  | 'scheduled'
  | 'suspensionCause'
  | 'createdAt'
> & {
  tenant: { id: string; code: string; name: string }
  plan: { key: string; name: Localized; version: number }
  /** As of now, by the company's clock. */
  state: Subscription['state']
  /** What a cycle costs, in the minor unit; null for what is free, tried, or priced by talking. */
  price: number | null
  /** Who keeps it from the end of the period on; null when nobody else. */
  movesTo: Subscription['movesTo']
  /** What is asked of Stripe and not at its end. */
  request: { id: string; kind: RequestKind; state: RequestState } | null
  /** True where a test clock moved the company's time. */
  isAhead: boolean
}

const directions = { created: 'desc', period_end: 'asc' } as const

/** Contracts of all companies, with search, filters, two orders and pages. */
export async function listSubscriptions(
  call: PlatformQuery,
  input: ListSubscriptions,
): Promise<Page<ListedSubscription>> {
  const { sort, limit, direction = directions[sort] } = input
  const place = decodePlace(input.cursor, ['timestamptz', 'uuid'])
  const order = { sort, direction, place, limit }
  const rows = await store.listSubscriptions(call.database.platform, input, order, call.now)
  const page = toPage(rows, limit, place, ({ sortKey, tenant }) => [sortKey, tenant.id])
  return { ...page, items: page.items.map((row) => toListed(row, call.now)) }
}

type Row = Awaited<ReturnType<typeof store.listSubscriptions>>[number]

function toListed({ terms: version, planName, sortKey: _, ...row }: Row, now: Date): ListedSubscription {
  const terms = termsOf(row)
  const lines = terms && priceLines(terms, version)
  return {
    tenant: row.tenant,
    plan: { key: row.plan, name: planName, version: row.planVersion },
    state: stateAt(row, now),
    stateSince: row.stateSince,
    suspensionCause: row.suspensionCause,
    source: row.source,
    movesTo: row.movesTo === row.source ? null : row.movesTo,
    cycle: row.cycle,
    currency: row.currency,
    seats: row.seats,
    price: lines && totalOf(lines),
    trialEndsAt: row.trialEndsAt,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    endsAt: row.endsAt,
    scheduled: row.scheduled,
    request: row.request,
    isAhead: row.clockAhead > 0,
    createdAt: row.createdAt,
  }
}
