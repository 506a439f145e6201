import type { Locale } from '@leasehold/catalog'
import type { Call, RequestInfo } from '@leasehold/core'
import type { Database } from '@leasehold/db'

/** What the server hands over for each request. Nothing in it has been believed yet. */
export type RequestContext = {
  readonly database: Database
  readonly request: RequestInfo
  readonly locale: Locale
  readonly now: Date
  readonly keyedHash: (value: string) => string
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

/** The call of someone who has not signed in. */
export function openCall(ctx: RequestContext): Call {
  const { database, request, locale, now, keyedHash } = ctx
  return { database, request, locale, now, keyedHash, actor: { kind: 'system', id: null } }
}
