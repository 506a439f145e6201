import { answeredAs, type RequestContext } from '@leasehold/api'
import { Refusal } from '@leasehold/core'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export type TrpcRouteOptions = {
  prefix: string
  router: AnyTRPCRouter
  createContext: (request: FastifyRequest, reply: FastifyReply) => RequestContext
  /** Refuses what must not reach a procedure at all, such as a mutation from another origin. */
  admit: (request: FastifyRequest) => void
  onError: (error: TRPCError, request: FastifyRequest) => void
  onAnswer: (procedure: string, status: number, startedAt: number) => void
}

/**
 * Serves a router over HTTP as tRPC's clients expect it.
 *
 * Single calls take a short way that spares the conversion to and from web requests, which costs more than
 * the rest of a request; batches and subscriptions go through tRPC's own adapter.
 */
export function serveTrpc(app: FastifyInstance, options: TrpcRouteOptions): void {
  const { prefix, router, createContext, admit, onError, onAnswer } = options
  const single = (request: FastifyRequest, reply: FastifyReply) => answerOne(options, request, reply)

  app.register(async (scope) => {
    scope.removeContentTypeParser(['application/json', 'text/plain'])
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body)
    })
    scope.route<{ Params: { path: string }; Querystring: Record<string, string> }>({
      method: ['GET', 'POST'],
      url: `${prefix}/:path`,
      handler: async (request, reply) => {
        const { path } = request.params
        const isSubscription = isStream(request) && router._def.procedures[path]?._def.type === 'subscription'
        reply.header('cache-control', 'no-store')
        if (request.query.batch !== '1' && !isSubscription) return single(request, reply)
        const startedAt = performance.now()
        admit(request)
        readInput(request)
        if (isSubscription) reply.raw.emit('streaming')
        reply.raw.on('close', () => {
          // How long a stream lasted is no time that anybody waited for an answer.
          if (!isSubscription) onAnswer('batch', reply.raw.statusCode, startedAt)
        })
        return fastifyRequestHandler({
          router,
          path,
          req: request,
          res: reply,
          maxBatchSize: 20,
          createContext: () => createContext(request, reply),
          onError: ({ error }) => {
            const answered = answeredAs(error)
            if (getHTTPStatusCodeFromError(answered) >= 500) onError(answered, request)
          },
        })
      },
    })
  })
}

/** Asked for by what reads streams; only what is one is answered so. */
function isStream({ headers }: FastifyRequest): boolean {
  return headers.accept === 'text/event-stream'
}

/** Queries and mutations run to their end: a change is not left half done because its asker went away. */
const neverAborted = new AbortController().signal

async function answerOne(options: TrpcRouteOptions, request: FastifyRequest, reply: FastifyReply) {
  const { router, createContext, admit, onError, onAnswer } = options
  const { path } = request.params as { path: string }
  const type = request.method === 'GET' ? 'query' : 'mutation'
  const procedure: AnyTRPCProcedure | undefined = router._def.procedures[path]
  const startedAt = performance.now()
  let ctx: RequestContext | undefined
  let input: unknown
  reply.header('content-type', 'application/json; charset=utf-8')
  try {
    ctx = createContext(request, reply)
    admit(request)
    if (procedure && procedure._def.type !== type) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' })
    input = readInput(request)
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      signal: neverAborted,
      batchIndex: 0,
      getRawInput: async () => input,
    })
    onAnswer(path, 200, startedAt)
    return reply.send(JSON.stringify({ result: { data } }))
  } catch (cause) {
    const error = answeredAs(getTRPCErrorFromUnknown(cause))
    const status = getHTTPStatusCodeFromError(error)
    onAnswer(procedure ? path : 'unknown', status, startedAt)
    if (status >= 500) onError(error, request)
    const wait = secondsToWait(error, status)
    if (wait !== null) reply.header('retry-after', wait)
    const config = router._def._config
    const shape = getTRPCErrorShape({ config, error, type, path, input, ctx })
    return reply.code(status).send(JSON.stringify({ error: shape }))
  }
}

/** When it makes sense to ask again, for clients that know nothing of our refusals. */
function secondsToWait({ cause }: TRPCError, status: number): number | null {
  if (status === 503) return 1
  const seconds = cause instanceof Refusal ? Number(cause.details.retryAfterSeconds) : Number.NaN
  return Number.isFinite(seconds) ? seconds : null
}

/**
 * Reads what a single call or a batch was given. Also where a procedure takes no input: a request that is not
 * well-formed does nothing.
 */
function readInput(request: FastifyRequest): unknown {
  const text = request.method === 'GET' ? (request.query as { input?: unknown }).input : request.body
  if (text === undefined || text === '' || text === null) return undefined
  try {
    if (typeof text === 'string') return JSON.parse(text)
  } catch {
    // Not JSON: refused below.
  }
  throw new TRPCError({ code: 'PARSE_ERROR', cause: new Refusal('INVALID_INPUT', { fields: [] }) })
}
