import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { InHand, Streams } from './in-hand.ts'

/** Longest that a stopping process goes on answering. Idle connections of browsers are not waited for longer. */
const DRAIN_MS = 1_000

/**
 * Makes an origin able to take leave of its clients. What is told to nobody breaks requests that were already
 * on their way: so while it drains, it goes on answering, `/readyz` tells balancers to send no more, and each
 * answer asks its client to close the connection. It has drained when the last one has.
 */
export function drainable(app: FastifyInstance, inHand: InHand, streams: Streams): () => Promise<void> {
  const server = app.server as Server
  let open = 0
  let draining = false
  const { promise: allClosed, resolve: closedAll } = Promise.withResolvers<void>()
  server.on('connection', (socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
      if (draining && open === 0) closedAll()
    })
  })
  return async () => {
    draining = true
    // Node counts requests from here on: the next one of each connection is its last, and so is the one in hand.
    server.maxRequestsPerSocket = 1
    streams.end()
    for (const answer of inHand.answers()) answer.shouldKeepAlive = false
    if (open === 0) return
    const timer = setTimeout(closedAll, DRAIN_MS)
    await allClosed
    clearTimeout(timer)
  }
}
