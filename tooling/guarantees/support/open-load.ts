import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a stretch of load saw. */
export type Stretch = {
  seconds: number
  /** Answers by status; 0 for connections that broke. */
  statuses: Record<number, number>
  /** Milliseconds from sending to answer, of those answered 200. */
  acceptedMs: number[]
  /** When each of those was answered, in milliseconds from the beginning. */
  acceptedAtMs: number[]
  /** Most requests that waited for a free connection at once: above 0, it was not all sent when it was due. */
  behind: number
}

type Connection = { socket: Socket; sentAt: number; buffered: Buffer }

/**
 * Sends requests at a rate, whatever becomes of them: as people do, who do not know of each other. A request is
 * never held back because another was not answered, as long as there are connections.
 *
 * @param perSecond requests a second, or null to send the next as soon as one is answered
 */
export async function openLoad(
  url: string,
  headers: Record<string, string>,
  { perSecond, connections, seconds }: { perSecond: number | null; connections: number; seconds: number },
): Promise<Stretch> {
  const { hostname, port, pathname, search } = new URL(url)
  const head = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
  const stretch: Stretch = { seconds, statuses: {}, acceptedMs: [], acceptedAtMs: [], behind: 0 }
  const idle: Connection[] = []
  let began = 0
  let sent = 0
  let ended = false

  const note = (status: number, connection: Connection, now: number) => {
    stretch.statuses[status] = (stretch.statuses[status] ?? 0) + 1
    if (status !== 200) return
    stretch.acceptedMs.push(now - connection.sentAt)
    stretch.acceptedAtMs.push(now - began)
  }
  const send = (connection: Connection) => {
    sent += 1
    connection.sentAt = performance.now()
    connection.socket.write(request)
  }
  const onAnswer = (connection: Connection, status: number) => {
    note(status, connection, performance.now())
    if (perSecond === null && !ended) send(connection)
    else idle.push(connection)
  }
  const open = async (): Promise<void> => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    const connection: Connection = { socket, sentAt: 0, buffered: Buffer.alloc(0) }
    socket.on('data', (part) => {
      const given = connection.buffered.length > 0 ? Buffer.concat([connection.buffered, part]) : part
      const end = endOfAnswer(given)
      connection.buffered = end === null ? given : given.subarray(end)
      if (end !== null) onAnswer(connection, Number(given.toString('latin1', 9, 12)))
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (ended) return
      note(0, connection, performance.now())
      void open()
    })
    idle.push(connection)
  }
  await Promise.all(Array.from({ length: connections }, open))

  began = performance.now()
  if (perSecond === null) for (const connection of idle.splice(0)) send(connection)
  await new Promise<void>((resolve) => {
    const tick = () => {
      const elapsed = performance.now() - began
      if (elapsed >= seconds * 1000) return resolve()
      if (perSecond !== null) {
        const due = Math.floor((elapsed / 1000) * perSecond) - sent
        stretch.behind = Math.max(stretch.behind, due - idle.length)
        for (let n = 0; n < due; n += 1) {
          const connection = idle.pop()
          if (!connection) break
          send(connection)
        }
      }
      setTimeout(tick, 1)
    }
    tick()
  })
  ended = true
  return stretch
}

/** Where the first answer in a buffer ends, or null when it is not all there. */
function endOfAnswer(given: Buffer): number | null {
  const headEnd = given.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const length = /content-length: (\d+)/i.exec(given.toString('latin1', 0, headEnd))?.[1] ?? '0'
  const end = headEnd + 4 + Number(length)
  return given.length >= end ? end : null
}
