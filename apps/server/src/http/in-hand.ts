import type { ServerResponse } from 'node:http'
import { Refusal } from '@leasehold/core'
import type { FastifyInstance } from 'fastify'

/** Answers that are owed. */
export type InHand = ReadonlySet<ServerResponse>

/** Requests one process works on at once. Beyond it, an immediate "busy" serves everyone better than a queue. */
const MAX_IN_FLIGHT = 256

/** Bounds what an origin has in hand. */
export function boundInHand(app: FastifyInstance): InHand {
  const inHand = new Set<ServerResponse>()
  app.addHook('onRequest', (request, { raw }, done) => {
    if (request.url.startsWith('/healthz') || request.url.startsWith('/readyz')) return done()
    if (inHand.size >= MAX_IN_FLIGHT) return done(new Refusal('OVERLOADED'))
    inHand.add(raw)
    raw.once('close', () => inHand.delete(raw))
    done()
  })
  return inHand
}
