import { change } from '../../kernel/events.ts'
import type { DueHandler } from '../../kernel/state.ts'
import { voidInvoice } from '../invoices/void.ts'
import { billWaiting, cycle } from './cycle.ts'
import { endSubscription } from './standing.ts'
import { tellTrialEnd } from './timetable.ts'

/** What time does to subscriptions. */
export const due: Record<string, DueHandler> = {
  'subscription.cycle': cycle,
  'subscription.trial-will-end': tellTrialEnd,

  'subscription.cancel': (state, id, at) => {
    const subscription = state.all.subscriptions.get(id)
    if (!subscription || subscription.cancel_at !== at || subscription.ended_at !== null) return
    endSubscription(state, subscription, 'cancellation_requested')
    billWaiting(state, subscription)
  },

  // Nobody paid the first invoice in time.
  'subscription.expire': (state, id, at) => {
    const subscription = state.all.subscriptions.get(id)
    if (subscription?.status !== 'incomplete') return
    change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
      it.status = 'incomplete_expired'
      it.ended_at = at
    })
    const invoice = state.all.invoices.get(subscription.latest_invoice)
    if (invoice?.status === 'open') voidInvoice(state, invoice)
  },

  'subscription.pending-expire': (state, id, at) => {
    const pending = state.all.pendingUpdates.get(id)
    if (!pending || state.all.subscriptions.get(id)?.pending_update?.expires_at !== at) return
    const invoice = state.all.invoices.get(pending.invoice)
    if (invoice?.status === 'open') voidInvoice(state, invoice)
  },

  'subscription.collect': (state, id, at) => {
    const subscription = state.all.subscriptions.get(id)
    if (!subscription || subscription.pause_collection?.resumes_at !== at) return
    change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
      it.pause_collection = null
    })
  },
}
