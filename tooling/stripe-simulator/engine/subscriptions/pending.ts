import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { change, emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { keepItems } from './object.ts'
import { schedule } from './timetable.ts'

/** Whether a subscription's update waits for this invoice to be paid. */
export function awaits(state: State, subscription: Subscription, invoice: Invoice): boolean {
  return state.all.pendingUpdates.get(subscription.id)?.invoice === invoice.id
}

/** The invoice is paid: what waited for it becomes true. */
export function applyPendingUpdate(state: State, subscription: Subscription): void {
  const pending = state.all.pendingUpdates.get(subscription.id)
  if (!pending) return
  state.all.pendingUpdates.delete(subscription.id)
  const told = change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    Object.assign(it, pending.after, { pending_update: null })
  })
  keepItems(state, told)
  for (const each of pending.billed) state.all.billed.put(each)
  schedule(state, told)
  emit(state, 'customer.subscription.pending_update_applied', told)
}

/** Nobody paid in time, or the invoice was voided: what waited is dropped. */
export function dropPendingUpdate(state: State, subscription: Subscription): void {
  if (!state.all.pendingUpdates.get(subscription.id)) return
  state.all.pendingUpdates.delete(subscription.id)
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.pending_update = null
  })
  emit(state, 'customer.subscription.pending_update_expired', subscription)
}
