import { type Call, newId } from '../kernel/index.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { receiveEvent } from '../stripe-events/index.ts'
import * as compared from './compared/store.ts'
import { mend } from './mending/mend.ts'
import { compareInvoice, compareSubscription, type Difference } from './rules.ts'
import * as store from './store.ts'

/** What is walked, in this order. Events come last: to receive one is to mend what it tells of. */
const parts = ['subscriptions', 'invoices', 'ours', 'requests', 'events'] as const

type Part = (typeof parts)[number]
type Place = { part: Part; cursor: string | null }
type Page = { checked: number; differences: Difference[]; next: string | null }

/** Stripe keeps events for 30 days; what is older is compared object by object all the same. */
const EVENT_DAYS = 30
/** How far before the last comparison this one begins, for what was under way then. */
const OVERLAP_MS = 3_600_000
/** Minutes after which a request should have come to its end. */
const STUCK_MS = 15 * 60_000
const AT_ONCE = 100
const dayMs = 86_400_000

/**
 * Walks everything at Stripe and with us from where it was left, and notes what differs; mends it at once where it is
 * to. Its memory does not grow with what it walks, but for the ids of subscriptions that are live.
 */
export async function reconcile(call: Call, id: string): Promise<void> {
  const { database, payments } = call
  const run = await store.readReconciliation(database.platform, id)
  if (!run || !payments || run.state !== 'running') return
  const begun = await store.lastBegun(database.platform)
  const walk: Walk = {
    call,
    payments,
    since: begun && new Date(begun.getTime() - OVERLAP_MS),
    begunAt: run.createdAt,
    seen: new Set(),
  }
  let place: Place | null = run.cursor ? JSON.parse(run.cursor) : { part: 'subscriptions', cursor: null }
  while (place) {
    const page = await readers[place.part](walk, place.cursor)
    const found = run.mends ? await mendAll(call, page.differences) : page.differences.map(asFound)
    const next = placeAfter(place, page.next, run.mends)
    const { checked } = page
    await database.platformTransaction((tx) =>
      store.savePage(tx, id, { cursor: JSON.stringify(next ?? place), checked, found }),
    )
    place = next
  }
  await database.platformTransaction((tx) =>
    store.endReconciliation(tx, id, { state: 'done', error: null, endedAt: new Date() }),
  )
}

/** A report mends nothing, and so receives nothing. */
function placeAfter({ part }: Place, cursor: string | null, mends: boolean): Place | null {
  if (cursor !== null) return { part, cursor }
  const next = parts[parts.indexOf(part) + 1]
  return next && (mends || next !== 'events') ? { part: next, cursor: null } : null
}

const asFound = (difference: Difference): store.Found => ({ ...difference, id: newId() })

async function mendAll(call: Call, differences: readonly Difference[]): Promise<store.Found[]> {
  const found: store.Found[] = []
  for (const difference of differences) {
    const error = await mend(call, difference)
    found.push({ ...asFound(difference), mendedAt: error ? null : new Date(), error })
  }
  return found
}

type Walk = {
  call: Call
  payments: PaymentProvider
  /** When the last comparison began; null when this is the first. */
  since: Date | null
  begunAt: Date
  /** Subscriptions that Stripe has and that have not ended. */
  seen: Set<string>
}

const readers: Record<Part, (walk: Walk, cursor: string | null) => Promise<Page>> = {
  /** What no webhook brought is received now, and applied like the others. */
  async events({ call, payments, since, begunAt }, cursor) {
    const earliest = new Date(begunAt.getTime() - EVENT_DAYS * dayMs)
    const from = since && since > earliest ? since : earliest
    const { events, next } = await payments.listEvents({ since: from, ...(cursor && { cursor }) })
    const unknown = await compared.unknownEvents(
      call.database.platform,
      events.map(({ id }) => id),
    )
    // Together: they are stored in one statement.
    const missed = events.filter(({ id }) => unknown.has(id))
    await Promise.all(missed.map((event) => receiveEvent(call.database, event)))
    return { checked: 0, differences: [], next }
  },

  async subscriptions({ call, payments, seen }, cursor) {
    const { subscriptions, next } = await payments.listSubscriptions(cursor ? { cursor } : {})
    const ours = await compared.readByCustomer(
      call.database.platform,
      subscriptions.map(({ customerId }) => customerId),
    )
    for (const { id, status } of subscriptions) if (status !== 'canceled') seen.add(id)
    const differences = subscriptions.flatMap(
      (theirs) => compareSubscription(theirs, ours.get(theirs.customerId) ?? null) ?? [],
    )
    return { checked: subscriptions.length, differences, next }
  },

  async invoices({ call, payments, since }, cursor) {
    const given = { ...(since && { since: new Date(since.getTime() - EVENT_DAYS * dayMs) }) }
    const { invoices, next } = await payments.listInvoices({ ...given, ...(cursor && { cursor }) })
    const db = call.database.platform
    const [ours, companies] = await Promise.all([
      compared.readInvoices(
        db,
        invoices.map(({ id }) => id),
      ),
      compared.readCompanies(
        db,
        invoices.map(({ customerId }) => customerId),
      ),
    ])
    const differences = invoices.flatMap(
      (theirs) =>
        compareInvoice(theirs, ours.get(theirs.id) ?? null, companies.get(theirs.customerId) ?? null) ?? [],
    )
    return { checked: invoices.length, differences, next }
  },

  /** What is live with us and Stripe does not know; what it knows was compared with its list. */
  async ours({ call, payments, seen }, cursor) {
    const rows = await compared.listLive(call.database.platform, cursor, AT_ONCE)
    const differences: Difference[] = []
    for (const { tenantId, stripeSubscriptionId } of rows) {
      if (!stripeSubscriptionId || seen.has(stripeSubscriptionId)) continue
      if (await payments.fetchSubscription(stripeSubscriptionId)) continue
      differences.push({
        kind: 'subscription_missing',
        companyId: tenantId,
        providerId: stripeSubscriptionId,
        ours: null,
        theirs: null,
      })
    }
    return {
      checked: 0,
      differences,
      next: rows.length === AT_ONCE ? (rows.at(-1)?.tenantId ?? null) : null,
    }
  },

  async requests({ call }) {
    const before = new Date(call.now.getTime() - STUCK_MS)
    const stuck = await compared.listStuck(call.database.platform, before, AT_ONCE)
    const differences = stuck.map(({ tenantId, id, kind, state, error }) => ({
      kind: 'request_stuck' as const,
      companyId: tenantId,
      providerId: id,
      ours: { kind, state, error },
      theirs: null,
    }))
    return { checked: 0, differences, next: null }
  },
}
