export { stripeEventJobs } from './jobs.ts'
export { receiveEvent } from './receive-event.ts'
