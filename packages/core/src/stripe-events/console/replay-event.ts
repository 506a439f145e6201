import type { StripeEventOf } from '@leasehold/contracts'
import { emit, NotFound, PLATFORM_CHAIN, type PlatformCommand, recordAudit } from '../../kernel/index.ts'
import { eventsWaiting } from '../events.ts'
import * as store from './store.ts'

/**
 * Applies an event again, by the same job: what it is about is read at Stripe anew. Nobody is told twice.
 *
 * @throws NotFound
 */
export async function replayStripeEvent(call: PlatformCommand, { id }: StripeEventOf): Promise<void> {
  const { tx } = call
  const event = await store.lockEvent(tx, id)
  if (!event) throw new NotFound('stripe_event')
  await store.reopenEvent(tx, id)
  const { type, state, outcome } = event
  await emit(tx, eventsWaiting({ ids: [id] }))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'stripe_event.replayed',
    resource: 'stripe_event',
    resourceId: null,
    before: { state, outcome },
    after: { event: id, type },
  })
}
