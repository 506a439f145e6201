import type { PlatformTx } from '@leasehold/db'
import { type Call, changedFields, recordAudit } from '../kernel/index.ts'
import type { PaymentProvider, ProviderSubscription } from '../payments/index.ts'
import { requestSync } from '../sync/index.ts'
import { changeHands } from './change-hands.ts'
import { type Mirrored, mirror } from './mirror.ts'
import { itemsOf } from './price-keys.ts'
import { decideHold, type Hold, isDone, nameChange, type Row } from './rules.ts'
import * as store from './store.ts'

/** What mirroring a subscription did, or why it did nothing. */
export type MirrorOutcome =
  | 'applied'
  | 'unchanged'
  /** Stripe has none by this id. */
  | 'missing'
  | 'unknown_company'
  /** Nothing was bought yet. */
  | 'incomplete'
  /** Its prices are not of our catalog: its state was followed, what was sold stays as it was. */
  | 'foreign_prices'
  | Exclude<Hold, 'applies'>

/** What made us look: Stripe's event, where it was one. */
export type MirrorCause = { eventId?: string | undefined }

/** Times that a reading is taken again because another was applied meanwhile. */
const TRIES = 8

/**
 * Reads a subscription at Stripe and makes our row say the same: whatever the order in which it is asked, the row
 * never goes back. A reading that began before another was applied is not used. Confirms what was asked of Stripe.
 *
 * @throws ProviderError
 */
export async function mirrorSubscription(
  call: Call,
  subscriptionId: string,
  cause: MirrorCause = {},
): Promise<MirrorOutcome> {
  const { payments, database } = call
  if (!payments) throw new Error('Nobody takes money for the platform.')
  let company: string | null = null
  let isNamed = false
  let askedAt: string | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const reading = await store.beginReading(database.platform, { subscriptionId, tenantId: company })
    askedAt ??= reading.began
    const theirs = await payments.fetchSubscription(subscriptionId)
    if (!theirs) return 'missing'
    const found = reading.tenantId ? null : await findCompany(call, theirs)
    const tenantId = reading.tenantId ?? found?.tenantId ?? null
    if (!tenantId) return 'unknown_company'
    if (found) {
      isNamed = found.isNamed
      // How often its row had been mirrored was not known when this began.
      company = tenantId
      continue
    }
    const clockAhead = await readClock(payments, theirs)
    const read = { ...reading, tenantId, isNamed, askedAt, theirs, clockAhead, cause }
    const outcome = await database.platformTransaction((tx) => apply({ ...call, tx }, read))
    if (outcome === 'again') continue
    if (typeof outcome === 'string') return outcome
    // The other may have ended without our knowing.
    const other = await mirrorSubscription(call, outcome.besides, cause)
    if (other !== 'applied') return 'second_subscription'
    company = tenantId
  }
  throw new Error(`Subscription ${subscriptionId} changed faster than it could be read.`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `isNamed`: its customer is not known to be the company's, but the subscription says so. */
async function findCompany(
  { database }: Call,
  theirs: ProviderSubscription,
): Promise<{ tenantId: string; isNamed: boolean } | null> {
  const known = await store.companyOfCustomer(database.platform, theirs.customerId)
  const named = theirs.metadata.tenantId
  if (known) return { tenantId: known, isNamed: false }
  if (!named || !uuid.test(named)) return null
  const tenantId = await store.companyWithoutCustomer(database.platform, named)
  return tenantId ? { tenantId, isNamed: true } : null
}

/** Seconds by which the company's clock at Stripe is ahead of ours. */
async function readClock(payments: PaymentProvider, theirs: ProviderSubscription): Promise<number> {
  if (theirs.testClockId === null) return 0
  const { clockAt } = await payments.fetchCustomer(theirs.customerId)
  return clockAt ? Math.round((clockAt.getTime() - Date.now()) / 1_000) : 0
}

type Read = {
  tenantId: string
  isNamed: boolean
  began: string
  askedAt: string
  mirrorCount: number
  theirs: ProviderSubscription
  clockAhead: number
  cause: MirrorCause
}

/** Decides under the lock of the row, and writes what differs. */
async function apply(
  call: Call & { tx: PlatformTx },
  read: Read,
): Promise<MirrorOutcome | 'again' | { besides: string }> {
  const { tx } = call
  const { tenantId, theirs } = read
  const found = await store.lockRow(tx, tenantId, read.askedAt)
  const company = await store.lockTenant(tx, tenantId)
  if (!company) return 'unknown_company'
  if ((found?.mirrorCount ?? 0) !== read.mirrorCount) {
    // One that began after we were asked to look has seen what we would.
    return found?.readAfter && found.stripeSubscriptionId === theirs.id ? 'unchanged' : 'again'
  }
  const row = found && asRow(found)
  const request = await store.lockRequest(tx, tenantId)
  const wasAskedFor = request !== null && theirs.metadata.requestId === request.id
  const hold = decideHold(theirs, row, wasAskedFor)
  if (hold === 'second_subscription' && row?.stripeSubscriptionId)
    return { besides: row.stripeSubscriptionId }
  if (hold !== 'applies') return hold
  const verdict = await mirrorOnto(tx, theirs, row)
  if (!verdict) return 'foreign_prices'
  if (verdict === 'incomplete') return 'incomplete'
  const { mirrored, isForeign } = verdict
  if (read.isNamed) await store.noteCustomer(tx, tenantId, theirs.customerId)
  const changed = await write(call, read, {
    row,
    mirrored,
    timeZone: company.timeZone,
    isReleasing: request?.kind === 'release',
  })
  if (request && isDone(request, theirs, mirrored))
    await store.confirmRequest(tx, { tenantId, id: request.id, endedAt: call.now })
  if (changed) await record(call, read, changed)
  if (isForeign) return 'foreign_prices'
  return changed ? 'applied' : 'unchanged'
}

/** The mirror's verdict; prices that we do not know leave what was sold as it is. Null when nothing was sold yet. */
async function mirrorOnto(tx: PlatformTx, theirs: ProviderSubscription, row: Row | null) {
  const isSuspendedByStaff = row?.state === 'suspended' && row.suspensionCause === 'staff'
  // Only staff lift what staff suspended, also when something else was bought meanwhile.
  const present = row && isSuspendedByStaff ? { ...row, stripeSubscriptionId: theirs.id } : row
  const verdict = mirror(theirs, present)
  if (!verdict.ok && verdict.reason === 'incomplete') return 'incomplete'
  if (verdict.ok && (await store.isVersionKnown(tx, verdict.mirrored)))
    return { mirrored: verdict.mirrored, isForeign: false }
  if (row?.stripeSubscriptionId !== theirs.id || !row.cycle || !row.currency) return null
  const { plan, planVersion, cycle, currency, seats } = row
  const items = itemsOf({ plan, planVersion, cycle, currency, seats })
  const kept = mirror({ ...theirs, items: items.map((item) => ({ ...item, amount: null })) }, present)
  return kept.ok ? { mirrored: kept.mirrored, isForeign: true } : null
}

type Changed = { before: Row | null; after: Row }

async function write(
  { tx }: { tx: PlatformTx },
  { tenantId, began, theirs, clockAhead }: Read,
  given: { row: Row | null; mirrored: Mirrored; timeZone: string; isReleasing: boolean },
): Promise<Changed | null> {
  const { row, mirrored } = given
  const staysSuspended = mirrored.suspensionCause === 'staff'
  const own: Row = {
    ...mirrored,
    source: 'stripe',
    movesTo: null,
    stripeSubscriptionId: theirs.id,
    suspensionReason: staysSuspended ? (row?.suspensionReason ?? null) : null,
    clockAhead: row && Math.abs(row.clockAhead - clockAhead) < CLOCK_TOLERANCE ? row.clockAhead : clockAhead,
  }
  const after = asRow(row ? changeHands(row, own, theirs, given) : own)
  if (!row) {
    await store.insertMirrored(tx, { tenantId, began }, after)
    return { before: null, after }
  }
  const { changed, after: change } = changedFields<Record<string, unknown>>(row, after)
  await store.saveMirrored(tx, { tenantId, began }, changed ? pickRow(after, Object.keys(change)) : null)
  return changed ? { before: row, after } : null
}

/** Seconds that a test clock may stand behind, which does not run by itself. */
const CLOCK_TOLERANCE = 60

function pickRow(row: Row, keys: readonly string[]): Partial<Row> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)))
}

/** What the audit trail does not tell: it follows from the rest. */
const untold: ReadonlySet<string> = new Set(['stateSince', 'clockAhead'])

async function record(
  call: Call & { tx: PlatformTx },
  { tenantId, cause }: Read,
  { before, after }: Changed,
): Promise<void> {
  const told = Object.fromEntries(Object.entries(after).filter(([key]) => !untold.has(key)))
  const edit = changedFields<Record<string, unknown>>(before ?? {}, told)
  const own = { ...call, actor: { kind: 'system', id: null } } as const
  const hasNewPlan = 'plan' in edit.after || 'planVersion' in edit.after
  await requestSync(own, { tenantId, cause: hasNewPlan ? 'plan_changed' : 'contract_changed' })
  // Only the clock moved: nothing happened to the contract.
  if (!edit.changed) return
  await recordAudit(own, {
    tenantId,
    action: nameChange(before, after),
    resource: 'subscription',
    resourceId: tenantId,
    before: before && edit.before,
    after: cause.eventId ? { ...edit.after, cause: cause.eventId } : edit.after,
  })
}

/** A row with its fields in one order, also of what the database keeps as JSON, so that equal rows compare equal. */
function asRow(row: Row): Row {
  const { scheduled: next } = row
  const scheduled = next && {
    plan: next.plan,
    planVersion: next.planVersion,
    cycle: next.cycle,
    currency: next.currency,
    seats: next.seats,
    at: next.at,
  }
  return {
    plan: row.plan,
    planVersion: row.planVersion,
    state: row.state,
    source: row.source,
    trialEndsAt: row.trialEndsAt,
    stateSince: row.stateSince,
    suspendedFrom: row.suspendedFrom,
    suspensionCause: row.suspensionCause,
    suspensionReason: row.suspensionReason,
    cycle: row.cycle,
    currency: row.currency,
    seats: row.seats,
    anchor: row.anchor,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    endsAt: row.endsAt,
    scheduled,
    movesTo: row.movesTo,
    stripeSubscriptionId: row.stripeSubscriptionId,
    clockAhead: row.clockAhead,
  }
}
