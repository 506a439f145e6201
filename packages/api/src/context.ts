import type { Locale } from '@leasehold/catalog'
import type { Call, PaymentProvider, RequestInfo } from '@leasehold/core'
import type { Database } from '@leasehold/db'

/** What a request asks, and what the server lends it. Nothing in it has been believed yet. */
export type Asked = {
  readonly database: Database
  readonly request: RequestInfo
  readonly locale: Locale
  readonly now: Date
  readonly keyedHash: (value: string) => string
  readonly payments: PaymentProvider | null
  /** Session token as it came in the cookie or, for phones, the header. */
  readonly token: string | null
  /** Tenant code as the address has it; only a membership makes it count. */
  readonly tenantCode: string | null
  /** Puts the session token into the audience's cookie, or takes it away. */
  readonly setSessionCookie: (token: string | null) => void
  /** Where people reach the workspace, without a trailing slash. */
  readonly workspaceUrl: string
  /** The system's settings as staff may see them: secrets masked. */
  readonly systemSettings: readonly { name: string; value: string; isSecret: boolean }[]
  /** Version of the product. */
  readonly version: string
}

/**
 * The context tRPC carries. One field, because tRPC copies the context's fields for each middleware, which
 * for a dozen of them costs as much as the middleware.
 */
export type RequestContext = { readonly asked: Asked }

/** The call of someone who has not signed in. */
export function openCall(asked: Asked): Call {
  const { database, request, locale, now, keyedHash, payments } = asked
  return { database, request, locale, now, keyedHash, payments, actor: { kind: 'system', id: null } }
}
