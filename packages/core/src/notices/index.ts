export { giveNotices } from './give-notices.ts'
export { noticeJobs, noticeSchedule } from './jobs.ts'
export { listBillingAdmins, readReader } from './store.ts'
