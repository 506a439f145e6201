import type { Tx } from '@leasehold/db'
import { insertJob } from './store.ts'

/**
 * Something happened that has to have consequences: a job, committed with the change that caused it.
 * Slices declare theirs in `events.ts`; who reacts is in `jobs.ts`, and is safe to run twice.
 */
export type Event<Name extends string = string, Payload = unknown> = {
  readonly name: Name
  readonly payload: Payload
  /** A later event with the same key replaces one that has not run yet. */
  readonly key?: string
  readonly runAt?: Date
}

/** Declares an event and the shape of its payload. */
export function defineEvent<Payload>() {
  return <Name extends string>(name: Name) =>
    Object.assign(
      (payload: Payload, options: { key?: string; runAt?: Date } = {}): Event<Name, Payload> => ({
        name,
        payload,
        ...options,
      }),
      { eventName: name },
    )
}

/** Records the event in the caller's transaction: it happens if and only if the change does. */
export async function emit(tx: Tx, event: Event): Promise<void> {
  await insertJob(tx, event)
}
