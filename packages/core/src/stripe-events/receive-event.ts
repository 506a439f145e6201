import type { Database } from '@leasehold/db'
import type { ProviderEvent } from '../payments/index.ts'
import * as store from './store.ts'

/** Events that one statement stores at most. One is under way at a time in a process, so that more go together. */
const AT_ONCE = 100

type Waiting = {
  event: ProviderEvent
  resolve: (isNew: boolean) => void
  reject: (error: unknown) => void
}

type Queue = { waiting: Waiting[]; isStoring: boolean }

/** One for each database, as long as that is open. */
const queues = new WeakMap<Database, Queue>()

/**
 * Stores an event of Stripe once, and has it applied: when this resolves, both are committed. Those that come while
 * others are being stored go together into the next statement.
 *
 * @returns false when it was stored before
 */
export function receiveEvent(database: Database, event: ProviderEvent): Promise<boolean> {
  const queue = queues.get(database) ?? { waiting: [], isStoring: false }
  queues.set(database, queue)
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  queue.waiting.push({ event, resolve, reject })
  // What arrives in the same turn of the loop goes along.
  if (!queue.isStoring && queue.waiting.length === 1) setImmediate(() => void storeNext(database, queue))
  return promise
}

async function storeNext(database: Database, queue: Queue): Promise<void> {
  if (queue.isStoring || queue.waiting.length === 0) return
  const batch = queue.waiting.splice(0, AT_ONCE)
  queue.isStoring = true
  const answer = await storeBatch(database, batch)
  queue.isStoring = false
  // The database has the next ones before these are answered, which takes as long as storing.
  setImmediate(answer)
  await storeNext(database, queue)
}

/**
 * Each is answered for itself: one that cannot be stored takes no other with it.
 *
 * @returns what answers them
 */
async function storeBatch(database: Database, batch: readonly Waiting[]): Promise<() => void> {
  try {
    const fresh = await store.insertEvents(
      database.platform,
      batch.map(({ event }) => event),
    )
    return () => {
      for (const { event, resolve } of batch) resolve(fresh.delete(event.id))
    }
  } catch (error) {
    const [only, ...others] = batch
    if (others.length === 0) return () => only?.reject(error)
    const answers: (() => void)[] = []
    for (const each of batch) answers.push(await storeBatch(database, [each]))
    return () => {
      for (const answer of answers) answer()
    }
  }
}
