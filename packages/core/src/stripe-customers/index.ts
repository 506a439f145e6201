export { type CustomerOutcome, mirrorCustomer } from './mirror-customer.ts'
export { customersOfClock } from './store.ts'
