import type { Call } from './context.ts'
import type { Event } from './emit.ts'
import type { MailMessage, MailTemplate } from './mail.ts'

/** What a job is given besides the call. */
export type JobCall = Call & {
  /** Hands a mail over once for each job and template, however often the job runs. */
  readonly sendMail: (message: MailMessage) => Promise<void>
  /** Does the work of a mail that goes to nobody, so that its absence cannot be told by the time that follows. */
  readonly rehearseMail: (message: MailMessage) => Promise<void>
  /**
   * True when an earlier run of this job handed the mail over. A job that mails a token asks before it makes
   * a fresh one, which would end the one that was mailed.
   */
  readonly wasMailed: (template: MailTemplate) => Promise<boolean>
  /** Where people reach the workspace, without a trailing slash. */
  readonly workspaceUrl: string
  /** Writes a line to the server's log. */
  readonly log: (message: string, details: Record<string, unknown>) => void
}

/** Who reacts to an event. Runs at least once, so running twice must change nothing more. */
export type Job = { readonly name: string; readonly run: (call: JobCall, payload: unknown) => Promise<void> }

/** A job that runs by the clock: `match` is a crontab's five fields, in UTC. */
export type ScheduledJob = Job & { readonly match: string }

/** Declares the reaction to an event; the payload is the one the event was emitted with. */
export function onEvent<Payload>(
  event: ((payload: Payload) => Event<string, Payload>) & { readonly eventName: string },
  run: (call: JobCall, payload: Payload) => Promise<void>,
): Job {
  return { name: event.eventName, run: (call, payload) => run(call, payload as Payload) }
}
