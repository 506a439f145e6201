import type { PlatformTx } from '@leasehold/db'
import { type Call, newId, recordAudit } from '../kernel/index.ts'
import type { ProviderInvoice } from '../payments/index.ts'
import { differing, mirrorOf, nameInvoiceChange, toldOf } from './rules.ts'
import * as store from './store.ts'

/** What mirroring an invoice did, or why it did nothing. */
export type InvoiceOutcome =
  | 'applied'
  | 'unchanged'
  /** Stripe has none by this id: a draft may have been thrown away. */
  | 'missing'
  | 'unknown_company'

/** Times that a reading is taken again because another was applied meanwhile. */
const TRIES = 8

/**
 * Reads an invoice at Stripe and makes our row say the same; never goes back, as with subscriptions.
 *
 * @param cause Stripe's event, where one made us look
 * @throws ProviderError
 */
export async function mirrorInvoice(
  call: Call,
  invoiceId: string,
  cause: { eventId?: string | undefined } = {},
): Promise<InvoiceOutcome> {
  const { payments, database } = call
  if (!payments) throw new Error('Nobody takes money for the platform.')
  let askedAt: string | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const reading = await store.beginReading(database.platform, invoiceId)
    askedAt ??= reading.began
    const since = askedAt
    const theirs = await payments.fetchInvoice(invoiceId)
    if (!theirs) return 'missing'
    const tenantId = reading.tenantId ?? (await store.companyOfCustomer(database.platform, theirs.customerId))
    if (!tenantId) return 'unknown_company'
    const read = { ...reading, tenantId, since, theirs, eventId: cause.eventId }
    const outcome = await database.platformTransaction((tx) => apply({ ...call, tx }, read))
    if (outcome !== 'again') return outcome
  }
  throw new Error(`Invoice ${invoiceId} changed faster than it could be read.`)
}

type Read = store.Reading & {
  tenantId: string
  since: string
  theirs: ProviderInvoice
  eventId: string | undefined
}

async function apply(call: Call & { tx: PlatformTx }, read: Read): Promise<InvoiceOutcome | 'again'> {
  const { tx } = call
  const { tenantId, theirs, began } = read
  const found = await store.lockInvoice(tx, { tenantId, providerId: theirs.id, since: read.since })
  // One that began after we were asked to look has seen what we would.
  if ((found?.mirroredAt ?? null) !== read.mirroredAt) return found?.readAfter ? 'unchanged' : 'again'
  const after = mirrorOf(theirs)
  if (!found) {
    const id = newId(call.now.getTime())
    const row = { ...after, tenantId, id, source: 'stripe' as const, providerId: theirs.id }
    if (!(await store.insertInvoice(tx, row, began))) return 'again'
    await record(call, read, {
      id,
      action: nameInvoiceChange(null, after),
      before: null,
      after: toldOf(after),
    })
    return 'applied'
  }
  const { row: before } = found
  const keys = differing(before, after)
  const pick = (from: object) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.some((each) => each === key)))
  await store.saveInvoice(tx, before, pick(after), began)
  if (keys.length === 0) return 'unchanged'
  const action = nameInvoiceChange(before, after)
  await record(call, read, {
    id: before.id,
    action,
    before: toldOf(pick(before)),
    after: toldOf(pick(after)),
  })
  return 'applied'
}

async function record(
  call: Call & { tx: PlatformTx },
  { tenantId, eventId }: Read,
  {
    id,
    action,
    before,
    after,
  }: {
    id: string
    action: ReturnType<typeof nameInvoiceChange>
    before: Record<string, unknown> | null
    after: Record<string, unknown>
  },
): Promise<void> {
  await recordAudit(
    { ...call, actor: { kind: 'system', id: null } },
    {
      tenantId,
      action,
      resource: 'invoice',
      resourceId: id,
      before,
      after: eventId ? { ...after, cause: eventId } : after,
    },
  )
}
