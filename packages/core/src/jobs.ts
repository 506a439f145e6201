import { auditSchedule } from './audit/index.ts'
import { billingJobs } from './billing/index.ts'
import { bulkJobs } from './bulk/index.ts'
import { couponJobs, couponSchedule } from './coupons/index.ts'
import type { Job, ScheduledJob } from './kernel/index.ts'
import { memberJobs } from './members/index.ts'
import { noticeJobs, noticeSchedule } from './notices/index.ts'
import { peopleJobs } from './people/index.ts'
import { reconciliationJobs, reconciliationSchedule } from './reconciliation/index.ts'
import { contractJobs, contractSchedule } from './staff-subscriptions/index.ts'
import { stripeEventJobs } from './stripe-events/index.ts'
import { syncJobs } from './sync/index.ts'

/** What runs by the clock. */
export const schedule: ScheduledJob[] = [
  ...auditSchedule,
  ...noticeSchedule,
  ...contractSchedule,
  ...couponSchedule,
  ...reconciliationSchedule,
]

/** Every reaction to every event, and what runs by the clock: what a worker runs. */
export const jobs: Job[] = [
  ...memberJobs,
  ...peopleJobs,
  ...syncJobs,
  ...bulkJobs,
  ...billingJobs,
  ...stripeEventJobs,
  ...reconciliationJobs,
  ...noticeJobs,
  ...contractJobs,
  ...couponJobs,
  ...schedule,
]
