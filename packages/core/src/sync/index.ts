export { requestSync } from './request-sync.ts'
