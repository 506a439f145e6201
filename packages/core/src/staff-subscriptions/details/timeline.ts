import type { RequestKind } from '@leasehold/catalog'
import type { Page, SubscriptionTimeline } from '@leasehold/contracts'
import { clockOf } from '../../entitlements/index.ts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { readContract } from '../store.ts'
import * as store from './store.ts'

type Rows<T extends (...args: never) => PromiseLike<readonly unknown[]> | readonly unknown[]> = Awaited<
  ReturnType<T>
>[number]

type Actor = { kind: 'user' | 'admin' | 'system'; id: string | null; name: string | null }

type Told<Row> = Omit<Row, 'actorKind' | 'actorId' | 'adminName' | 'userName'> & { actor: Actor }

/** One thing that happened to a contract, when we heard of it. */
export type TimelineEntry = { key: string; at: string } & (
  | ({ kind: 'change'; reason: string | null } & Told<Rows<typeof store.readChanges>>)
  | ({ kind: 'event' } & Rows<typeof store.readEvents>)
  | ({ kind: 'invoice'; isOverdue: boolean } & Rows<typeof store.readInvoices>)
  | ({ kind: 'request'; asked: RequestKind; reason: string | null } & Omit<
      Told<Rows<typeof store.readRequests>>,
      'kind'
    >)
)

/**
 * Everything that happened to a company's contract, newest first: changes with who made them and why, what Stripe sent
 * and what became of it, invoices as they stand, and what was asked of Stripe.
 *
 * @throws NotFound
 */
export async function listTimeline(
  call: PlatformQuery,
  { tenantId, cursor, limit }: SubscriptionTimeline,
): Promise<Page<TimelineEntry>> {
  const db = call.database.platform
  const place = decodePlace(cursor, ['timestamptz', 'text'])
  const [customer, contract] = await Promise.all([
    store.readCustomer(db, tenantId),
    readContract(db, tenantId),
  ])
  if (!contract) throw new NotFound('subscription')
  const of = { tenantId, customerId: customer?.customerId ?? null }
  const page = toPage(await store.listKeys(db, of, { place, limit }), limit, place, ({ at, sortId }) => [
    at,
    sortId,
  ])
  const ids = (kind: store.EntryKind) => page.items.flatMap((each) => (each.kind === kind ? [each.id] : []))
  const [changes, events, invoices, requests] = await Promise.all([
    store.readChanges(db, tenantId, ids('change').map(Number)),
    store.readEvents(db, ids('event')),
    store.readInvoices(db, tenantId, ids('invoice')),
    store.readRequests(db, tenantId, ids('request')),
  ])
  const now = clockOf(contract, call.now)
  const found = new Map<string, TimelineEntry>()
  const add = (
    kind: store.EntryKind,
    id: string,
    entry: (base: { key: string; at: string }) => TimelineEntry,
  ) => {
    const key = page.items.find((each) => each.kind === kind && each.id === id)
    if (key) found.set(key.sortId, entry({ key: key.sortId, at: key.at }))
  }
  for (const row of changes)
    add('change', String(row.seq), (base) => ({
      ...base,
      kind: 'change',
      reason: reasonOf(row.after),
      ...withActor(row),
    }))
  for (const row of events) add('event', row.id, (base) => ({ ...base, kind: 'event', ...row }))
  for (const row of invoices)
    add('invoice', row.id, (base) => ({ ...base, kind: 'invoice', isOverdue: isOverdue(row, now), ...row }))
  for (const { kind: asked, ...row } of requests)
    add('request', row.id, (base) => ({
      ...base,
      kind: 'request',
      asked,
      reason: reasonOf(row.details),
      ...withActor(row),
    }))
  return { ...page, items: page.items.flatMap(({ sortId }) => found.get(sortId) ?? []) }
}

function isOverdue({ state, dueAt }: { state: string; dueAt: Date | null }, now: Date): boolean {
  return state === 'open' && dueAt !== null && dueAt <= now
}

type WithActor = {
  actorKind: Actor['kind']
  actorId: string | null
  adminName: string | null
  userName: string | null
}

export function withActor<Row extends WithActor>({ actorKind, actorId, adminName, userName, ...row }: Row) {
  return { ...row, actor: { kind: actorKind, id: actorId, name: adminName ?? userName } }
}

export function reasonOf(of: unknown): string | null {
  const { reason } = Object(of) as { reason?: unknown }
  return typeof reason === 'string' ? reason : null
}
