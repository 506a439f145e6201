import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import Stripe from 'stripe'
import { invalid, StripeFault } from './errors.ts'
import { expand } from './expand.ts'
import type { Answer, FaultHooks } from './faults.ts'
import { decodeForm, type FormTree } from './form.ts'
import { requestId } from './ids.ts'
import { Params } from './params.ts'
import { type Includable, RawAnswer, type Resource, Router, type SimulatorRequest } from './route.ts'
import type { State } from './state.ts'

interface Setup {
  state: State
  resources: Resource[]
  secretKey: string
  hooks: FaultHooks
}

/** The HTTP side: keys, forms, idempotency, errors, expansion; what is asked is up to the routes. */
export function createHttpServer(setup: Setup): Server {
  const router = new Router(setup.resources.flatMap(({ routes }) => routes))
  const includable: Record<string, Includable> = Object.assign(
    {},
    ...setup.resources.map((resource) => resource.includable ?? {}),
  )
  return createServer((incoming, outgoing) => {
    answer(setup, router, includable, incoming).then(
      (ready) => (ready ? send(outgoing, ready) : outgoing.destroy()),
      (error: unknown) => send(outgoing, problem(error, requestId())),
    )
  })
}

async function answer(
  setup: Setup,
  router: Router,
  includable: Record<string, Includable>,
  incoming: IncomingMessage,
): Promise<Answer | null> {
  const id = requestId()
  const { state, hooks } = setup
  const url = new URL(incoming.url ?? '/', 'http://simulator')
  const method = incoming.method ?? 'GET'
  const body = await bodyOf(incoming)
  try {
    const found = router.find(method, url.pathname)
    if (!found?.route.open) checkKey(incoming, setup.secretKey)
    if (!found) throw notFound(method, url.pathname)
    const { route, ids } = found
    const form = formOf(method, url, body)
    const request: SimulatorRequest = {
      method: route.method,
      path: url.pathname,
      ids,
      id: ids.id ?? '',
      params: new Params(form),
      headers: incoming.headers,
      state,
      requestId: id,
    }
    const instead = await hooks.beforeHandle?.(request)
    if (instead === 'cut') return null
    if (instead) return instead
    const work = (): Answer => {
      state.catchUp()
      const value = route.handle(request)
      if (value instanceof RawAnswer) return value
      return json(200, expand(state, includable, value, request.params.texts('expand') ?? []), id)
    }
    const done = method === 'POST' ? once(state, request, body, work) : guarded(state, request, work)
    return hooks.afterHandle ? await hooks.afterHandle(request, done) : done
  } catch (error) {
    return problem(error, id)
  }
}

/** With an idempotency key, the first answer is the answer, a declined card's too. */
function once(state: State, request: SimulatorRequest, body: string, work: () => Answer): Answer {
  const key = keyOf(request)
  if (!key) return guarded(state, request, work)
  const fingerprint = createHash('sha256').update(`${request.path}\n${body}`).digest('base64')
  const before = state.answers.get(key)
  if (before) {
    if (before.fingerprint !== fingerprint) {
      throw new StripeFault(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      })
    }
    const headers = { ...jsonHeaders(request.requestId), 'idempotent-replayed': 'true' }
    return { status: before.status, headers, body: before.body }
  }
  const done = guarded(state, request, work)
  // What was refused before anything was done may be asked for again.
  if (typeof done.body === 'string' && (done.status < 400 || done.status === 402)) {
    state.remember(key, { fingerprint, status: done.status, body: done.body })
  }
  return done
}

function guarded(state: State, request: SimulatorRequest, work: () => Answer): Answer {
  state.cause = { id: request.requestId, idempotency_key: keyOf(request) }
  try {
    return work()
  } catch (error) {
    return problem(error, request.requestId)
  } finally {
    state.cause = { id: null, idempotency_key: null }
  }
}

function keyOf(request: SimulatorRequest): string | null {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key !== '' ? key : null
}

function formOf(method: string, url: URL, body: string): FormTree {
  return decodeForm(method === 'POST' ? body : `${url.search.slice(1)}${body ? `&${body}` : ''}`)
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function checkKey(incoming: IncomingMessage, secretKey: string): void {
  const header = incoming.headers.authorization ?? ''
  const key = header.startsWith('Basic ')
    ? Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')[0]
    : header.replace(/^Bearer /, '')
  if (key === secretKey) return
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`
    : 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
  throw new StripeFault(401, { type: 'invalid_request_error', message })
}

function notFound(method: string, path: string): StripeFault {
  return new StripeFault(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The simulator's README says what it speaks.`,
  })
}

/** Any error as Stripe answers it. */
export function problem(error: unknown, id: string): Answer {
  if (error instanceof StripeFault) {
    return json(error.status, { error: { ...error.body, request_log_url: null } }, id)
  }
  if (error instanceof URIError) return problem(invalid('The path cannot be decoded'), id)
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return json(500, { error: { type: 'api_error', message: `The simulator failed: ${detail}` } }, id)
}

export function json(status: number, value: unknown, id: string): Answer {
  return { status, headers: jsonHeaders(id), body: JSON.stringify(value) }
}

const jsonHeaders = (id: string): Record<string, string> => ({
  'content-type': 'application/json',
  'request-id': id,
  'stripe-version': Stripe.API_VERSION,
})

function send(outgoing: ServerResponse, ready: Answer): void {
  outgoing.writeHead(ready.status, ready.headers)
  outgoing.end(ready.body)
}
