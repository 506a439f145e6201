import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Locale, locales } from '@leasehold/catalog'
import { Refusal } from '@leasehold/core'
import { localeOf } from './context.ts'
import { refusalBody } from './errors.ts'

/** The latest answer of each open connection, for as long as it is owed. */
export type InHand = { answers(): Iterable<ServerResponse> }

/** Answers that go on for as long as there is something to tell. They take no place among those that are owed. */
export type Streams = {
  /** Breaks them off: whoever reads them asks another process. Those that begin later end at once. */
  end(): void
}

/**
 * Most requests that are in hand at once: what a company does together, such as two hundred people accepting
 * an invitation, must find room.
 */
const MOST = 256

/**
 * How many keep a process busy. With more it answers no more of them a second, and each waits longer: 32 in hand
 * is where throughput ends to grow.
 */
const ENOUGH = 32

/** How long nobody may have been refused before a crowd counts as gone. */
const REST_MS = 1_000

/**
 * Events of Stripe in hand at once, beside the others: storing one costs little, and together they go into one
 * statement, so a burst of them is taken in and keeps nobody else out.
 */
const MOST_DELIVERIES = 500

const delivery = /^\/stripe\/webhook$/

/** What a load balancer, or whoever watches, must be told at any time. */
const always = /^\/(healthz|readyz|metrics)\b/

type Handler = (request: IncomingMessage, answer: ServerResponse) => void

type Timeouts = { keepAliveTimeout?: number; requestTimeout?: number; connectionTimeout?: number }

/**
 * A server that bounds what it has in hand. A burst is let in, up to `MOST`. When even that is full, more comes
 * than can be answered, and then a long queue serves nobody: until a whole second has passed in which nobody was
 * refused, only `ENOUGH` are let in, so that those who are let in wait as short as ever, and all others are told
 * at once. Under three times the load it can bear, this keeps the slowest of a hundred answers as fast as at the
 * load it can bear (`tooling/guarantees/load.test.ts`); the bound of 256 alone made them ten times as slow.
 *
 * It refuses before Fastify sees the request: saying "busy" must cost next to nothing.
 */
export function boundedServer(
  handler: Handler,
  timeouts: Timeouts,
): { server: Server; inHand: InHand; streams: Streams } {
  // By connection, not a set of answers: one that is added to and taken from at every request moves to a new table
  // every few, and V8 then keeps all answers in between alive through the old ones, which costs a tenth of the time.
  const latest = new Map<Socket, ServerResponse>()
  const streaming = new Set<ServerResponse>()
  let owed = 0
  let deliveries = 0
  let isLeaving = false
  // Listeners that all answers share.
  function forget(this: ServerResponse) {
    if (!streaming.delete(this)) owed -= 1
  }
  function letGo(this: ServerResponse) {
    if (isLeaving) {
      this.destroy()
      return
    }
    streaming.add(this)
    owed -= 1
  }
  let refusedAt = Number.NEGATIVE_INFINITY
  const mayEnter = (): boolean => {
    const asked = owed - deliveries
    if (asked < ENOUGH) return true
    const now = performance.now()
    if (asked < MOST && now - refusedAt > REST_MS) return true
    refusedAt = now
    return false
  }
  const server = createServer((request, answer) => {
    if (always.test(request.url ?? '')) return handler(request, answer)
    if (delivery.test(request.url ?? '')) {
      if (deliveries >= MOST_DELIVERIES) return refuse(request, answer)
      deliveries += 1
      answer.once('close', () => {
        deliveries -= 1
      })
    } else if (!mayEnter()) return refuse(request, answer)
    owed += 1
    latest.set(request.socket, answer)
    answer.on('close', forget)
    answer.on('streaming', letGo)
    handler(request, answer)
  })
  server.on('connection', (socket) => socket.once('close', () => latest.delete(socket)))
  server.keepAliveTimeout = timeouts.keepAliveTimeout ?? 0
  server.requestTimeout = timeouts.requestTimeout ?? 0
  server.setTimeout(timeouts.connectionTimeout ?? 0)
  const streams = {
    end: () => {
      isLeaving = true
      for (const answer of streaming) answer.destroy()
    },
  }
  return { server, inHand: { answers: () => latest.values() }, streams }
}

const busy = Object.fromEntries(
  locales.map((locale) => [locale, refusalBody(new Refusal('OVERLOADED'), 503, locale, null)]),
) as Record<Locale, string>

function refuse(request: IncomingMessage, answer: ServerResponse): void {
  const body = busy[localeOf(request)]
  answer.writeHead(503, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'retry-after': '1',
    'x-content-type-options': 'nosniff',
  })
  answer.end(body)
}
