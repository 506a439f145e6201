import type { PlatformTx } from '@leasehold/db'
import { readInputsIn, resolveEntitlements } from '../../entitlements/index.ts'
import { type Call, newId, recordAudit } from '../../kernel/index.ts'
import { type PaymentProvider, ProviderError, type ProviderInvoice } from '../../payments/index.ts'
import { monthsIn } from '../../subscriptions/index.ts'
import { mirrorInvoice } from '../mirror-invoice.ts'
import * as store from '../store.ts'
import { overageLines } from './overage-lines.ts'
import * as extras from './store.ts'

/**
 * Adds to the draft of a renewal what waits: single services, and what the period that ended used beyond what was sold.
 * Each once: it is written down and set aside for the invoice first, and Stripe is asked under its id.
 *
 * @returns whether anything was added
 * @throws ProviderError
 */
export async function addExtras(
  call: Call,
  invoiceId: string,
  cause: { eventId?: string | undefined } = {},
): Promise<boolean> {
  const { payments, database } = call
  if (!payments) throw new Error('Nobody takes money for the platform.')
  const invoice = await payments.fetchInvoice(invoiceId)
  if (invoice?.reason !== 'subscription_cycle') return false
  const tenantId = await store.companyOfCustomer(database.platform, invoice.customerId)
  if (!tenantId) return false
  if (invoice.state !== 'draft') {
    await database.platformTransaction((tx) => giveUp(tx, tenantId, invoice))
    return false
  }
  const hadTrial = await isOfTrial(payments, invoice)
  const { claimed, names } = await database.platformTransaction((tx) =>
    prepare({ ...call, tx }, { tenantId, invoice, hadTrial }),
  )
  const added: { extra: extras.Extra; providerId: string }[] = []
  for (const extra of claimed) {
    const providerId = await addOne(payments, invoice, extra, names)
    if (providerId) added.push({ extra, providerId })
  }
  const isAdded = await database.platformTransaction((tx) =>
    noteAll({ ...call, tx }, { tenantId, invoice, added, claimed, eventId: cause.eventId }),
  )
  if (isAdded) await mirrorInvoice(call, invoiceId, cause)
  return isAdded
}

/** A period that was tried has used nothing that is charged. */
async function isOfTrial(payments: PaymentProvider, { subscriptionId, periodEnd }: ProviderInvoice) {
  if (subscriptionId === null) return false
  const trialEndsAt = (await payments.fetchSubscription(subscriptionId))?.trialEndsAt
  if (!trialEndsAt) return false
  return Math.abs(trialEndsAt.getTime() - periodEnd.getTime()) < 1_000
}

type Prepared = { claimed: extras.Extra[]; names: ReadonlyMap<string, string> }

async function prepare(
  call: Call & { tx: PlatformTx },
  given: { tenantId: string; invoice: ProviderInvoice; hadTrial: boolean },
): Promise<Prepared> {
  const { tx, now } = call
  const { tenantId, invoice, hadTrial } = given
  const { currency, periodStart, periodEnd } = invoice
  const contract = await extras.lockContract(tx, tenantId)
  const known = await extras.readFeatures(tx)
  if (contract?.cycle && !hadTrial) {
    const { features } = resolveEntitlements(await readInputsIn(tx, tenantId), now)
    const lines = overageLines({
      overages: contract.overages,
      kinds: new Map([...known].map(([key, { kind }]) => [key, kind])),
      allowed: new Map([...features].map(([key, { value }]) => [key, value])),
      used: await extras.readCounters(tx, tenantId),
      currency,
      months: monthsIn[contract.cycle],
    })
    const of = { tenantId, kind: 'overage' as const, currency, periodStart, periodEnd }
    await extras.insertOverages(
      tx,
      lines.map((line) => ({ ...of, ...line, id: newId(now.getTime()) })),
    )
  }
  const claimed = await extras.claimExtras(tx, { tenantId, invoiceProviderId: invoice.id, currency })
  const locale = await extras.readLocale(tx, tenantId)
  const names = new Map([...known].map(([key, { name }]) => [key, name[locale]]))
  return { claimed, names }
}

/** Null when Stripe would not: the invoice is a draft no more. */
async function addOne(
  payments: PaymentProvider,
  invoice: ProviderInvoice,
  extra: extras.Extra,
  names: ReadonlyMap<string, string>,
): Promise<string | null> {
  const { amount, currency } = extra
  const metadata = { extraId: extra.id, tenantId: extra.tenantId }
  const description = describe(extra, names)
  const line = {
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    amount,
    currency,
    description,
    metadata,
  }
  try {
    return (await payments.addInvoiceLine(line, `extra:${extra.id}:${invoice.id}`)).id
  } catch (error) {
    if (error instanceof ProviderError && error.isFinal) return null
    throw error
  }
}

function describe(extra: extras.Extra, names: ReadonlyMap<string, string>): string {
  const what = extra.description ?? names.get(extra.feature ?? '') ?? extra.feature ?? extra.kind
  return extra.quantity > 1 || extra.kind === 'overage' ? `${what} × ${extra.quantity}` : what
}

async function noteAll(
  call: Call & { tx: PlatformTx },
  given: {
    tenantId: string
    invoice: ProviderInvoice
    added: { extra: extras.Extra; providerId: string }[]
    claimed: extras.Extra[]
    eventId: string | undefined
  },
): Promise<boolean> {
  const { tx } = call
  const { tenantId, invoice, added, claimed, eventId } = given
  const have = new Set(added.map(({ extra }) => extra.id))
  const left = claimed.filter(({ id }) => !have.has(id)).map(({ id }) => id)
  if (left.length > 0) await extras.release(tx, tenantId, left)
  const told: { what: string; quantity: number; amount: number }[] = []
  for (const { extra, providerId } of added) {
    const { feature, description, kind, quantity, amount } = extra
    if (await extras.noteAdded(tx, extra, providerId))
      told.push({ what: feature ?? description ?? kind, quantity, amount })
  }
  if (told.length === 0) return false
  await recordAudit(
    { ...call, actor: { kind: 'system', id: null } },
    {
      tenantId,
      action: 'invoice.extras_added',
      resource: 'invoice',
      resourceId: null,
      after: { invoice: invoice.id, added: told, ...(eventId && { cause: eventId }) },
    },
  )
  return true
}

/** What was set aside and whose answer was lost: on the invoice by its words and amount, or for the next one. */
async function giveUp(tx: PlatformTx, tenantId: string, invoice: ProviderInvoice): Promise<void> {
  const claimed = await extras.listClaimed(tx, tenantId, invoice.id)
  if (claimed.length === 0) return
  const locale = await extras.readLocale(tx, tenantId)
  const names = new Map([...(await extras.readFeatures(tx))].map(([key, { name }]) => [key, name[locale]]))
  for (const extra of claimed) {
    const words = describe(extra, names)
    const isOn = invoice.lines.some(
      ({ description, amount }) => description === words && amount === extra.amount,
    )
    if (isOn) await extras.noteAdded(tx, extra, `${invoice.id}:${extra.id}`)
    else await extras.release(tx, tenantId, [extra.id])
  }
}
