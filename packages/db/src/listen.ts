import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { lasting, RETRY_MS } from './lasting.ts'

/** Told of each message of a channel; null when messages may have been missed, and whoever listens has to look. */
export type OnMessage = (payload: string | null) => void

/** What other processes tell by `pg_notify`. */
export type Listener = {
  /** @returns ends it */
  listen(channel: string, onMessage: OnMessage): () => void
  end(): Promise<void>
}

/**
 * Listens on one connection, opened when somebody first listens. When it breaks it is opened again, and everyone who
 * listens is told that something may have been missed.
 */
export function openListener(url: string): Listener {
  const listeners = new Map<string, Set<OnMessage>>()
  const listening = new Map<string, Promise<void>>()
  let sql: postgres.Sql | undefined
  let ended = false

  const tell = (channel: string, payload: string | null) => {
    for (const onMessage of listeners.get(channel) ?? []) onMessage(payload)
  }
  const subscribe = async (channel: string): Promise<void> => {
    while (!ended) {
      try {
        sql ??= connect()
        await sql`listen ${sql(channel)}`
        tell(channel, null)
        return
      } catch {
        // The database is away: there is nothing to be heard until it is back.
        await wait(RETRY_MS, undefined, { ref: false })
      }
    }
  }
  const connect = () =>
    postgres(url, {
      // The library's types leave it out.
      ...{ onnotify: tell },
      ...lasting,
      // A machine that vanished does not say goodbye: the server must ask.
      connection: {
        application_name: 'leasehold_listener',
        options: '-c role=leasehold_platform -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5',
      },
      onclose: () => {
        if (ended) return
        for (const channel of listening.keys()) listening.set(channel, subscribe(channel))
      },
    })

  return {
    listen: (channel, onMessage) => {
      const some = listeners.get(channel) ?? new Set()
      listeners.set(channel, some.add(onMessage))
      if (!listening.has(channel)) listening.set(channel, subscribe(channel))
      return () => {
        some.delete(onMessage)
      }
    },
    end: async () => {
      ended = true
      await sql?.end({ timeout: 5 })
    },
  }
}
