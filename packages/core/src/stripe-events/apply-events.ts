import type { PlatformTx } from '@leasehold/db'
import { addExtras } from '../invoices/index.ts'
import { type Call, emit, type JobCall } from '../kernel/index.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { eventsWaiting } from './events.ts'
import { type Looked, lookAt, withInvoice } from './look.ts'
import { maxAttempts, outcomeOf, secondsToWait, type Treatment, treatmentOf } from './rules.ts'
import * as store from './store.ts'
import { tellOf } from './telling/tell-of.ts'

/** Customers whose events are applied at once: most of the time goes into waiting for Stripe. */
const AT_ONCE = 4

/**
 * Applies what waits, each event for itself: what fails is noted, listed, and tried again later, longer each time.
 * Nothing of it rests on the order in which events came, nor on how often it is run.
 */
export async function applyEvents(call: JobCall, { ids }: { ids: string[] }): Promise<void> {
  const { database, payments } = call
  if (!payments) throw new Error('Events of Stripe wait for Stripe to be connected.')
  const looking = { ...call, payments }
  const failed: store.WaitingEvent[] = []
  // All of them have come: what is read from now on is new enough for each.
  const looked: Looked = new Map()
  const events = await store.listWaiting(database.platform, ids, maxAttempts)
  const groups = Map.groupBy(events, ({ customerId, id }) => customerId ?? id).values()
  /** Goes from group to group until none is left: one customer's events one after the other. */
  const work = async () => {
    for (const group of groups) {
      for (const event of group) if (!(await applyOne(looking, event, looked))) failed.push(event)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await tryLater(call, failed)
}

async function applyOne(
  call: JobCall & { payments: PaymentProvider },
  waiting: store.WaitingEvent,
  looked: Looked,
): Promise<boolean> {
  const { database } = call
  const { id, type } = waiting
  try {
    const treatment = treatmentOf(type)
    const event = treatment ? await withInvoice(call, waiting, treatment.looks) : waiting
    const outcomes = treatment ? await lookAtAll(call, event, treatment, looked) : ['unknown_type']
    const end = outcomeOf(outcomes)
    await database.platformTransaction(async (tx) => {
      const isEnded = await store.endEvent(tx, id, { ...end, endedAt: new Date() })
      const isNews = isEnded && event.outcome === null && end.state === 'applied'
      if (isNews && treatment) await tellOf({ ...call, tx }, event, treatment)
    })
    return true
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error))
    call.log('an event of Stripe could not be applied', { eventId: id, type, message })
    await store.noteFailure(database.platform, id, message)
    return false
  }
}

async function lookAtAll(
  call: Call & { payments: PaymentProvider },
  event: store.WaitingEvent,
  treatment: Treatment,
  looked: Looked,
): Promise<string[]> {
  const outcomes: string[] = []
  for (const look of treatment.looks) outcomes.push(await lookAt(call, event, look, looked))
  if (treatment.fails && event.objectId)
    await store.failPurchase(call.database.platform, event.objectId, call.now)
  if (treatment.addsExtras && event.invoiceId) {
    if (await addExtras(call, event.invoiceId, { eventId: event.id })) outcomes.push('applied')
  }
  return outcomes
}

/** By a job of its own, so that the one that ends now has not failed for those that went well. */
async function tryLater(call: JobCall, failed: readonly store.WaitingEvent[]): Promise<void> {
  const soonest = Math.min(...failed.map(({ attempts }) => secondsToWait(attempts + 1)))
  if (failed.length === 0) return
  const runAt = new Date(Date.now() + soonest * 1_000)
  const ids = failed.map(({ id }) => id)
  await call.database.platformTransaction((tx: PlatformTx) => emit(tx, eventsWaiting({ ids }, { runAt })))
}
