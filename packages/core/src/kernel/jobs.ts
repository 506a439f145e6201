import type { Locale } from '@leasehold/catalog'
import type { Call } from './context.ts'
import type { Event } from './emit.ts'

/** One mail to one person; the server renders the template in the language and sends or keeps it. */
export type MailMessage = {
  template: string
  to: string
  locale: Locale
  /** What the template's text speaks of. Links carry tokens: never log this. */
  values: Record<string, string>
}

/** What a job is given besides the call. */
export type JobCall = Call & {
  /** Hands a mail over once for each job, however often the job runs. */
  readonly sendMail: (message: MailMessage) => Promise<void>
  /** Where people reach the workspace, without a trailing slash. */
  readonly workspaceUrl: string
}

/** Who reacts to an event. Runs at least once, so running twice must change nothing more. */
export type Job = { readonly name: string; readonly run: (call: JobCall, payload: unknown) => Promise<void> }

/** Declares the reaction to an event; the payload is the one the event was emitted with. */
export function onEvent<Payload>(
  event: ((payload: Payload) => Event<string, Payload>) & { readonly eventName: string },
  run: (call: JobCall, payload: Payload) => Promise<void>,
): Job {
  return { name: event.eventName, run: (call, payload) => run(call, payload as Payload) }
}
