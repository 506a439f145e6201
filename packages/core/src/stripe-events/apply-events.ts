import type { PlatformTx } from '@leasehold/db'
import { addExtras } from '../invoices/index.ts'
import { type Call, emit, type JobCall } from '../kernel/index.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { eventsWaiting, waitingKey } from './events.ts'
import { type Looked, lookAt, withInvoice } from './look.ts'
import { maxAttempts, outcomeOf, secondsToWait, type Treatment, treatmentOf } from './rules.ts'
import * as store from './store.ts'
import { tellOf } from './telling/tell-of.ts'

/** Events that are worked off before others of the same customer are looked for. */
const AT_ONCE = 200

/** Of whom events wait: a customer, or an event that names none. */
export type Whose = { customerId: string | null; eventId: string | null }

/**
 * Applies what waits, each event for itself: what fails is noted, listed, and tried again later, longer each time.
 * Nothing of it rests on the order in which events came, nor on how often it is run.
 */
export async function applyEvents(call: JobCall, whose: Whose): Promise<void> {
  const { database, payments } = call
  if (!payments) throw new Error('Events of Stripe wait for Stripe to be connected.')
  const looking = { ...call, payments }
  const failed: store.WaitingEvent[] = []
  for (;;) {
    const except = failed.map(({ id }) => id)
    const events = await store.listWaiting(database.platform, whose, { limit: AT_ONCE, maxAttempts, except })
    if (events.length === 0) break
    // Begun anew: what is read now is read after these had come.
    const looked: Looked = new Map()
    for (const event of events) {
      if (!(await applyOne(looking, event, looked))) failed.push(event)
    }
  }
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
  const [first] = failed
  if (!first) return
  const runAt = new Date(Date.now() + soonest * 1_000)
  const { customerId } = first
  const whose = { customerId, eventId: customerId === null ? first.id : null }
  await call.database.platformTransaction((tx: PlatformTx) =>
    emit(tx, eventsWaiting(whose, { key: waitingKey(first), runAt })),
  )
}
