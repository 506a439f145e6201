import type { ListStripeEvents, StripeEventOf } from '@leasehold/contracts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { handledTypes, maxAttempts } from '../rules.ts'
import * as store from './store.ts'

/** A page of what Stripe sent, newest first, without its content. */
export async function listStripeEvents(call: PlatformQuery, input: ListStripeEvents) {
  const { limit, cursor, ...filter } = input
  const place = decodePlace(cursor, ['timestamptz', 'text'])
  const rows = await store.listEvents(call.database.platform, filter, { place, limit })
  const page = toPage(rows, limit, place, ({ place: at, id }) => [at, id])
  return { ...page, items: page.items.map((row) => toListed(call, row)) }
}

/**
 * One event, with what Stripe sent and what it came to.
 *
 * @throws NotFound
 */
export async function getStripeEvent(call: PlatformQuery, { id }: StripeEventOf) {
  const row = await store.readEvent(call.database.platform, id)
  if (!row) throw new NotFound('stripe_event')
  const { payload, ...rest } = row
  return { ...toListed(call, rest), payload }
}

/** Types that the product does something about: what a list can be filtered by. */
export function listHandledTypes(): readonly string[] {
  return handledTypes
}

type Listed = Awaited<ReturnType<typeof store.listEvents>>[number]

function toListed({ admin }: PlatformQuery, row: Listed) {
  const { place: _, tenantId, tenantCode, tenantName, ...event } = row
  const isKnown = tenantId !== null && tenantCode !== null && tenantName !== null
  return {
    ...event,
    /** Null for what is of no company that we know. */
    company: isKnown ? { id: tenantId, code: tenantCode, name: tenantName } : null,
    /** True once it is not tried again by itself. */
    isGivenUp: event.state === 'failed' && event.attempts >= maxAttempts,
    may: { replay: admin.permissions.has('stripe:manage') },
  }
}
