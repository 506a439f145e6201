export { bulkJobs } from './jobs.ts'
export { type Bulk, type BulkItem, getBulk, listBulkItems, listBulks } from './list-bulks.ts'
export { previewBulk } from './preview-bulk.ts'
export { cancelBulk, retryBulk, startBulk } from './start-bulk.ts'
