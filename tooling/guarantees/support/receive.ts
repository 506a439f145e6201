import { receiveEvent } from '@leasehold/core'
import type { DeliveredEvent, PayingProduct } from '../../product/stripe.ts'

/** Takes in an event as the webhook's route does, with no server between. */
export function receive(
  { database, payments }: PayingProduct,
  { body, signature }: DeliveredEvent,
): Promise<boolean> {
  return receiveEvent(database, payments.readEvent(body, signature))
}
