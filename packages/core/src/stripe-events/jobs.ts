import { type Job, onEvent } from '../kernel/index.ts'
import { applyEvents } from './apply-events.ts'
import { billingTold, disputeTold, eventsWaiting } from './events.ts'
import { tellBilling, tellDispute } from './telling/tell-billing.ts'

/** Apply what Stripe says, and tell those whom it concerns. */
export const stripeEventJobs: Job[] = [
  onEvent(eventsWaiting, applyEvents),
  onEvent(billingTold, tellBilling),
  onEvent(disputeTold, tellDispute),
]
