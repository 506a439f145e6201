/** What the API answered. */
export type Answer = {
  status: number
  headers: Headers
  /** Body as it came. */
  text: string
  /** What a query or mutation gave; undefined when it was refused. */
  data: unknown
  /** Code of the refusal, or null. */
  refusal: string | null
  /** When the request was sent and its answer complete, as `performance.now()` has it. */
  beganAt: number
  endedAt: number
}

export type Question = {
  /** Mutations are sent by POST, queries by GET. */
  kind?: 'query' | 'mutation'
  input?: unknown
  cookie?: string
  bearer?: string
  /** Code of the company in the address. */
  tenant?: string
  origin?: string | null
  /** Address the request claims to come from, by way of a proxy. */
  ip?: string
  headers?: Record<string, string>
  /** Body as it is sent, instead of `input`. */
  rawBody?: BodyInit
  prefix?: string
}

/** Asks one procedure over HTTP, as a page or a phone would. */
export async function ask(url: string, path: string, question: Question = {}): Promise<Answer> {
  const { kind = 'query', input, rawBody, prefix = '/trpc' } = question
  const query =
    kind === 'query' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
  const beganAt = performance.now()
  const response = await fetch(`${url}${prefix}/${path}${query}`, {
    method: kind === 'query' ? 'GET' : 'POST',
    headers: headersOf(question),
    ...(kind === 'mutation' && { body: rawBody ?? (input === undefined ? '' : JSON.stringify(input)) }),
  })
  const text = await response.text()
  const endedAt = performance.now()
  const { status, headers } = response
  return { status, headers, text, beganAt, endedAt, ...read(text) }
}

function headersOf({ kind, cookie, bearer, tenant, origin, ip, headers }: Question): Record<string, string> {
  return {
    ...(kind === 'mutation' && { 'content-type': 'application/json' }),
    ...(origin && { origin }),
    ...(cookie && { cookie }),
    ...(bearer && { authorization: `Bearer ${bearer}` }),
    ...(tenant && { 'x-tenant': tenant }),
    ...(ip && { 'x-forwarded-for': ip }),
    ...headers,
  }
}

function read(text: string): { data: unknown; refusal: string | null } {
  try {
    const body = JSON.parse(text)
    return { data: body.result?.data, refusal: body.error?.data?.refusal?.code ?? null }
  } catch {
    return { data: undefined, refusal: null }
  }
}

/** The session cookie that an answer set, to be sent back. */
export function cookieOf({ headers }: Answer): string {
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}
