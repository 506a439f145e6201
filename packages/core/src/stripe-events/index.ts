export { getStripeEvent, listHandledTypes, listStripeEvents } from './console/read-events.ts'
export { replayStripeEvent } from './console/replay-event.ts'
export { stripeEventJobs } from './jobs.ts'
export { receiveEvent } from './receive-event.ts'
