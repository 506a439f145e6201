import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { presentRefusal } from '@leasehold/api'
import { Refusal } from '@leasehold/core'
import fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import { pickLocale } from './context.ts'

/** Longest body that is read; files come another way. */
const BODY_LIMIT_BYTES = 1_048_576

/** Requests one process works on at once. Beyond it, an immediate "busy" serves everyone better than a queue. */
const MAX_IN_FLIGHT = 256

/** An HTTP listener with what both origins share: ids, errors as answers, headers, a bound on what is in hand. */
export async function createApp(settings: Settings, logger: Logger): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 2_000 },
    trustProxy: settings.TRUSTED_PROXIES
      ? settings.TRUSTED_PROXIES.split(',').map((range) => range.trim())
      : false,
    forceCloseConnections: 'idle',
    // A request that does not arrive is given up.
    requestTimeout: 30_000,
  }) as unknown as FastifyInstance
  await app.register(cookie)
  boundInFlight(app)
  setSecurityHeaders(app, settings)

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOfHttp(error)
    if (refusal.status >= 500 && refusal.code !== 'OVERLOADED')
      request.log.error({ err: error }, 'request failed')
    const { message, body } = presentRefusal(refusal, pickLocale(request.headers['accept-language']))
    if (refusal.code === 'OVERLOADED') reply.header('retry-after', '1')
    return reply.code(refusal.status).send({
      error: {
        message,
        code: -32_600,
        data: { code: refusal.code, httpStatus: refusal.status, refusal: body, requestId: request.id },
      },
    })
  })
  return app
}

function refusalOfHttp(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  // What a batch is refused for before it reaches a procedure.
  if (error.cause instanceof Refusal) return error.cause
  switch (error.statusCode) {
    case 413:
      return new Refusal('PAYLOAD_TOO_LARGE')
    case 415:
      return new Refusal('UNSUPPORTED_MEDIA_TYPE')
    case 404:
      return new Refusal('NOT_FOUND')
    default:
      return (error.statusCode ?? 500) < 500
        ? new Refusal('INVALID_INPUT', { fields: [] })
        : new Refusal('INTERNAL')
  }
}

function boundInFlight(app: FastifyInstance): void {
  let inFlight = 0
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/healthz') || request.url.startsWith('/readyz')) return
    if (inFlight >= MAX_IN_FLIGHT) throw new Refusal('OVERLOADED')
    inFlight += 1
    reply.raw.once('close', () => {
      inFlight -= 1
    })
  })
}

function setSecurityHeaders(app: FastifyInstance, settings: Settings): void {
  const headers = {
    'content-security-policy':
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
      "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
      "object-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Links carry tokens in their path: no other site learns where one came from.
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(settings.NODE_ENV === 'production' && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    reply.header('x-request-id', request.id)
  })
}
