import type { AuditAction } from '@leasehold/catalog'
import type { PlatformTx } from '@leasehold/db'
import { differing } from '../invoices/index.ts'
import { type Call, recordAudit } from '../kernel/index.ts'
import type { ProviderCustomer } from '../payments/index.ts'
import { requestSync } from '../sync/index.ts'
import * as store from './store.ts'

/** What mirroring a customer did, or why it did nothing. */
export type CustomerOutcome =
  | 'applied'
  | 'unchanged'
  /** Stripe has it no more. */
  | 'missing'
  | 'unknown_company'
  /** The company is another customer at Stripe: somebody made a second. */
  | 'second_customer'

/** Times that a reading is taken again because another was applied meanwhile. */
const TRIES = 8

/** Seconds that a test clock may stand behind, which does not run by itself. */
const CLOCK_TOLERANCE = 60

/**
 * Reads a customer at Stripe and makes our row say the same: details, payment method, balance, and the clock that the
 * company lives by. Never goes back, as with subscriptions.
 *
 * @param cause Stripe's event, where one made us look
 * @throws ProviderError
 */
export async function mirrorCustomer(
  call: Call,
  customerId: string,
  cause: { eventId?: string | undefined } = {},
): Promise<CustomerOutcome> {
  const { payments, database } = call
  if (!payments) throw new Error('Nobody takes money for the platform.')
  let askedAt: string | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const reading = await store.beginReading(database.platform, customerId)
    askedAt ??= reading.began
    const since = askedAt
    const theirs = await payments.fetchCustomer(customerId)
    if (theirs.isDeleted) return 'missing'
    const tenantId = reading.tenantId ?? (await namedCompany(call, theirs))
    if (!tenantId) return 'unknown_company'
    const read = { ...reading, tenantId, since, theirs, eventId: cause.eventId }
    const outcome = await database.platformTransaction((tx) => apply({ ...call, tx }, read))
    if (outcome !== 'again') return outcome
  }
  throw new Error(`Customer ${customerId} changed faster than it could be read.`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function namedCompany({ database }: Call, { tenantId }: ProviderCustomer): Promise<string | null> {
  const isNamed = tenantId !== null && uuid.test(tenantId)
  return isNamed && (await store.isCompany(database.platform, tenantId)) ? tenantId : null
}

type Read = store.Reading & {
  tenantId: string
  since: string
  theirs: ProviderCustomer
  eventId: string | undefined
}

async function apply(call: Call & { tx: PlatformTx }, read: Read): Promise<CustomerOutcome | 'again'> {
  const { tx } = call
  const { tenantId, theirs, began } = read
  const clock = await store.lockClock(tx, tenantId)
  const found = await store.lockCustomer(tx, tenantId, read.since)
  if (found && found.row.customerId !== theirs.id) return 'second_customer'
  // One that began after we were asked to look has seen what we would.
  if ((found?.mirroredAt ?? null) !== read.mirroredAt) return found?.readAfter ? 'unchanged' : 'again'
  const { details, paymentMethod, balance, testClockId } = theirs
  const after = { tenantId, customerId: theirs.id, testClockId, details, paymentMethod, balance }
  const hasMoved = clock !== null && (await moveClock(call, read, clock))
  if (!found) {
    if (!(await store.insertCustomer(tx, after, began))) return 'again'
    await record(call, read, null, { details })
    return 'applied'
  }
  const { row: before } = found
  const keys = differing(before, after)
  const pick = (from: object) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.some((each) => each === key)))
  await store.saveCustomer(tx, tenantId, pick(after), began)
  if (keys.length > 0) await record(call, read, pick(before), pick(after))
  return hasMoved || keys.length > 0 ? 'applied' : 'unchanged'
}

/** Seconds by which the company's clock is ahead of ours: what is dated follows at its next request. */
async function moveClock(
  call: Call & { tx: PlatformTx },
  { tenantId, theirs }: Read,
  present: number,
): Promise<boolean> {
  const { clockAt } = theirs
  const ahead = clockAt ? Math.round((clockAt.getTime() - Date.now()) / 1_000) : 0
  if (Math.abs(ahead - present) < (clockAt ? CLOCK_TOLERANCE : 1)) return false
  await store.saveClock(call.tx, tenantId, ahead)
  const own = { ...call, actor: { kind: 'system', id: null } } as const
  await requestSync(own, { tenantId, cause: 'time_passed' })
  return true
}

async function record(
  call: Call & { tx: PlatformTx },
  { tenantId, eventId }: Read,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): Promise<void> {
  await recordAudit(
    { ...call, actor: { kind: 'system', id: null } },
    {
      tenantId,
      action: nameChange(after),
      resource: 'billing',
      resourceId: tenantId,
      before,
      after: eventId ? { ...after, cause: eventId } : after,
    },
  )
}

function nameChange(after: Record<string, unknown>): AuditAction {
  if ('details' in after) return 'billing.details_changed'
  return 'paymentMethod' in after ? 'billing.method_changed' : 'billing.balance_changed'
}
