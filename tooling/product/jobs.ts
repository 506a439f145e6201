import { authJobs } from '@leasehold/auth'
import { jobs as coreJobs, type JobCall, type MailMessage } from '@leasehold/core'
import { Logger, runOnce } from 'graphile-worker'
import { type Product, testCall } from './index.ts'

const silent = new Logger(() => () => {})

/**
 * Works off what is waiting, as the worker would, and returns the mails that were handed over.
 *
 * @throws what a job threw; the worker would have tried again
 */
export async function runJobs(product: Product, given: Partial<JobCall> = {}): Promise<MailMessage[]> {
  const mails: MailMessage[] = []
  const failures: unknown[] = []
  const call: JobCall = {
    ...testCall(product, { request: { requestId: 'job', ip: null, userAgent: null } }),
    log: () => {},
    workspaceUrl: 'http://workspace.test',
    sendMail: async (message) => {
      mails.push(message)
    },
    rehearseMail: async () => {},
    wasMailed: async () => false,
    ...given,
  }
  const taskList = Object.fromEntries(
    [...coreJobs, ...authJobs].map(({ name, run }) => [
      name,
      (payload: unknown) => run(call, payload).catch((error: unknown) => void failures.push(error)),
    ]),
  )
  await runOnce({ connectionString: product.url, taskList, logger: silent, noHandleSignals: true })
  if (failures.length > 0) throw failures[0]
  return mails
}
