import { newId, Refusal, sha256 } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { type TrackedEnvelope, tracked } from '@trpc/server'
import type { Asked } from './context.ts'

/** What processes tell each other of: whose it is, and which. */
type Told = { tenantId?: string; runId?: string; bulkId?: string | null }

type Following<Call, Snapshot> = {
  /** Channels that tell when there may be something new. */
  channels: readonly string[]
  concerns: (told: Told, call: Call) => boolean
  read: (call: Call) => Promise<Snapshot>
  isOver: (snapshot: Snapshot) => boolean
  signal: AbortSignal | undefined
}

/** Streams of one session at once: as many connections as a browser makes to one origin. */
const MOST = 6

/** Snapshots come no faster than this, and the guard is asked no more seldom than that. */
const LEAST_MS = 200
const LOOK_MS = 30_000

/**
 * Follows something as it changes. Each item is how it is now, beginning with the present: whoever reconnects has
 * missed nothing. Before each, and at least every half minute, the caller is let in anew, so that the stream of a
 * session that ended ends too. It ends by itself when what it follows is over.
 *
 * @throws what no longer lets the caller in
 */
export async function* follow<Call, Snapshot>(
  { asked, again }: { asked: Asked; again: () => Promise<Call> },
  { channels, concerns, read, isOver, signal }: Following<Call, Snapshot>,
): AsyncGenerator<TrackedEnvelope<Snapshot>, void> {
  const leave = enter(asked.database, sha256(asked.token ?? ''))
  const waker = createWaker(signal)
  let call: Call | undefined
  const endings = channels.map((channel) =>
    asked.database.listen(channel, (payload) => {
      const present = call
      if (payload === null || !present || toldBy(payload).some((told) => concerns(told, present)))
        waker.wake()
    }),
  )
  try {
    let last: string | undefined
    while (!signal?.aborted) {
      waker.reset()
      call = await again()
      const snapshot = await read(call)
      const text = JSON.stringify(snapshot)
      if (text !== last) yield tracked(newId(), snapshot)
      last = text
      if (isOver(snapshot)) return
      await waker.asleep(LEAST_MS, LOOK_MS)
    }
  } finally {
    for (const end of endings) end()
    waker.end()
    leave()
  }
}

/** One, or several in one message. Nothing for what is not ours: anyone who may connect may tell anything. */
function toldBy(payload: string): Told[] {
  try {
    const told: unknown = JSON.parse(payload)
    return [told].flat().filter((each) => typeof each === 'object' && each !== null)
  } catch {
    return []
  }
}

const open = new WeakMap<Database, Map<string, number>>()

/**
 * Counts a stream of a session in, and returns what counts it out.
 *
 * @throws RATE_LIMITED when the session has too many
 */
function enter(database: Database, session: string): () => void {
  const counts = open.get(database) ?? new Map<string, number>()
  open.set(database, counts)
  const count = counts.get(session) ?? 0
  if (count >= MOST) throw new Refusal('RATE_LIMITED', { retryAfterSeconds: 10 })
  counts.set(session, count + 1)
  return () => {
    const left = (counts.get(session) ?? 1) - 1
    if (left > 0) counts.set(session, left)
    else counts.delete(session)
  }
}

/** Sleeps until it is woken, also when that was before it fell asleep. */
function createWaker(signal: AbortSignal | undefined) {
  let woken = Promise.withResolvers<void>()
  const wake = () => woken.resolve()
  signal?.addEventListener('abort', wake)
  const rest = (ms: number) => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    return { over, clear: () => clearTimeout(timer) }
  }
  return {
    wake,
    reset: () => {
      woken = Promise.withResolvers()
    },
    /** @param most how long it sleeps when nobody wakes it; `least` is slept in any case */
    asleep: async (least: number, most: number) => {
      const [short, long] = [rest(least), rest(most)]
      await Promise.race([woken.promise, long.over])
      long.clear()
      if (!signal?.aborted) await short.over
      short.clear()
    },
    end: () => signal?.removeEventListener('abort', wake),
  }
}
