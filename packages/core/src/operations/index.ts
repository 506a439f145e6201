export { readOverview } from './read-overview.ts'
export { readSystem } from './read-system.ts'
