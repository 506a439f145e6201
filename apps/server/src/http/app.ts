import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import { drainable } from './drain.ts'
import { answerError, answerUnreadable } from './errors.ts'
import { boundedServer, type InHand, type Streams } from './in-hand.ts'

/** Longest body that is read; files come another way. */
const BODY_LIMIT_BYTES = 1_048_576

/** An HTTP listener, and how it takes leave of its clients before it is closed. */
export type App = { app: FastifyInstance; drain: () => Promise<void> }

/** What both origins share: ids, errors as answers, headers, a bound on what is in hand. */
export async function createApp(settings: Settings, logger: Logger): Promise<App> {
  let inHand: InHand = { answers: () => [] }
  let streams: Streams = { end: () => {} }
  const app = fastify({
    serverFactory: (handler, timeouts) => {
      const bounded = boundedServer(handler, timeouts as { requestTimeout?: number })
      inHand = bounded.inHand
      streams = bounded.streams
      return bounded.server
    },
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Nothing is logged by a request's own logger: what is logged names the request's id.
    childLoggerFactory: (parent) => parent,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 2_000 },
    trustProxy: settings.TRUSTED_PROXIES
      ? settings.TRUSTED_PROXIES.split(',').map((range) => range.trim())
      : false,
    forceCloseConnections: 'idle',
    // A request that does not arrive is given up.
    requestTimeout: 30_000,
    frameworkErrors: answerError,
    clientErrorHandler: answerUnreadable,
  }) as unknown as FastifyInstance
  const drain = drainable(app, inHand, streams)
  setSecurityHeaders(app, settings)

  app.setErrorHandler(answerError)
  return { app, drain }
}

function setSecurityHeaders(app: FastifyInstance, settings: Settings): void {
  // For answers of the API, which no browser shows: every header costs, and these are what they need.
  const ofAnswers = { 'x-content-type-options': 'nosniff' }
  const ofPages = {
    ...ofAnswers,
    'content-security-policy':
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
      "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
      "object-src 'none'",
    'x-frame-options': 'DENY',
    // Links carry tokens in their path: no other site learns where one came from.
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(settings.NODE_ENV === 'production' && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  }
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(/^\/(trpc|mobile|stripe)\//.test(request.url) ? ofAnswers : ofPages)
    reply.header('x-request-id', request.id)
    done()
  })
}
