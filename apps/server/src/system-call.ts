import { createHmac, randomUUID } from 'node:crypto'
import type { Call } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import type { Settings } from './settings.ts'
import { connectStripe } from './stripe/connect-stripe.ts'

/** A call that nobody at a browser made: the seed's, the command line's. */
export function systemCall(database: Database, settings: Settings): Call {
  return {
    database,
    keyedHash: (value) => createHmac('sha256', settings.APP_SECRET).update(value).digest('hex'),
    payments: connectStripe(settings),
    actor: { kind: 'system', id: null },
    request: { requestId: randomUUID(), ip: null, userAgent: null },
    locale: 'en',
    now: new Date(),
  }
}
