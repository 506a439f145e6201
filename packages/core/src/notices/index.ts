export { giveNotices } from './give-notices.ts'
export { noticeJobs, noticeSchedule } from './jobs.ts'
