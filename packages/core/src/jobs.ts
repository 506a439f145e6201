import type { Job } from './kernel/index.ts'
import { memberJobs } from './members/index.ts'
import { peopleJobs } from './people/index.ts'

/** Every reaction to every event: what a worker runs. */
export const jobs: Job[] = [...memberJobs, ...peopleJobs]
