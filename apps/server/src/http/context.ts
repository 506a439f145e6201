import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import type { Asked } from '@leasehold/api'
import { type Locale, locales } from '@leasehold/catalog'
import { parseTenantCode } from '@leasehold/contracts'
import type { PaymentProvider } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maskedSettings, type Settings } from '../settings.ts'

/** Who an origin is for, and how its sessions travel. */
export type Audience = 'workspace' | 'console' | 'phone'

const cookieNames = { workspace: 'leasehold_session', console: 'leasehold_console' } as const

/** The product's version is the repository's. */
const { version } = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as { version: string }

/** Longest a browser keeps a cookie; the server decides when the session is over. */
const COOKIE_SECONDS = 400 * 86_400

/** Makes what each request is handed, for one audience. */
export function contextFactory(
  audience: Audience,
  {
    database,
    settings,
    payments,
  }: { database: Database; settings: Settings; payments: PaymentProvider | null },
) {
  const secure = settings.NODE_ENV === 'production'
  const name = audience === 'phone' ? null : `${secure ? '__Host-' : ''}${cookieNames[audience]}`
  const systemSettings = audience === 'console' ? maskedSettings(settings) : []
  const keyedHash = (value: string) => createHmac('sha256', settings.APP_SECRET).update(value).digest('hex')
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_SECONDS } as const

  return (request: FastifyRequest, reply: FastifyReply): { asked: Asked } => ({
    asked: {
      database,
      keyedHash,
      payments,
      systemSettings,
      version,
      workspaceUrl: settings.WORKSPACE_URL,
      now: new Date(),
      locale: localeOf(request),
      request: {
        requestId: request.id,
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
      },
      token: name ? cookieOf(request, name) : bearerOf(request),
      tenantCode: tenantOf(request),
      setSessionCookie: (token) => {
        if (!name) return
        const value = token ? { value: token } : { value: '', maxAge: 0 }
        reply.header('set-cookie', stringifySetCookie({ ...cookie, name, ...value }))
      },
    },
  })
}

function cookieOf({ headers }: FastifyRequest, name: string): string | null {
  return (headers.cookie && parseCookie(headers.cookie)[name]) || null
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function tenantOf(request: FastifyRequest): string | null {
  const given = request.headers['x-tenant'] ?? connectionParamsOf(request).tenant
  return typeof given === 'string' ? parseTenantCode(given) : null
}

/** What a browser's `EventSource` says in the address, because it sends no headers of its own. */
function connectionParamsOf({ headers, query }: FastifyRequest): { tenant?: unknown } {
  if (headers.accept !== 'text/event-stream') return {}
  const { connectionParams } = query as { connectionParams?: unknown }
  try {
    const params: unknown = JSON.parse(String(connectionParams))
    return typeof params === 'object' && params !== null ? params : {}
  } catch {
    return {}
  }
}

/** The language a page says it is in; else what the browser prefers. */
export function localeOf({ headers }: { headers: IncomingHttpHeaders }): Locale {
  const header = String(headers['x-locale'] ?? headers['accept-language'] ?? '').slice(0, 200)
  const known = pickedLocales.get(header)
  if (known) return known
  const picked = pickLocale(header)
  // Browsers send few different ones; whoever sends many fills nobody's memory.
  if (pickedLocales.size < 1_000) pickedLocales.set(header, picked)
  return picked
}

const pickedLocales = new Map<string, Locale>()

/** The first of the accepted languages that the product speaks. */
export function pickLocale(header: string | string[] | undefined): Locale {
  const wanted = String(header ?? '')
    .slice(0, 200)
    .split(',')
  for (const tag of wanted) {
    const language = tag.split(';')[0]?.trim().toLowerCase() ?? ''
    const found = locales.find(
      (l) => l.toLowerCase() === language || l.split('-')[0] === language.split('-')[0],
    )
    if (found) return found
  }
  return 'en'
}
