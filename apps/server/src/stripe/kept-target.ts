import type { PricedItem } from '@leasehold/core'
import type Stripe from 'stripe'
import { z } from 'zod'
import { OWN_METADATA } from './mapping.ts'

/** Where a subscription notes what was scheduled while its schedule is out of the way. */
const KEPT_ITEMS = `${OWN_METADATA}target_items`
const KEPT_METADATA = `${OWN_METADATA}target_metadata`

const keptItems = z.array(z.object({ key: z.string(), quantity: z.number() }))
const keptMetadata = z.record(z.string(), z.string())

/** What a schedule turns its subscription into. */
export type Target = { items: PricedItem[]; metadata: Record<string, string> }

/** Metadata that notes a target. */
export function keepTarget({ items, metadata }: Target): Record<string, string> {
  return { [KEPT_ITEMS]: JSON.stringify(items), [KEPT_METADATA]: JSON.stringify(metadata) }
}

/** Metadata that takes the note away. */
export const forgetTarget = { [KEPT_ITEMS]: '', [KEPT_METADATA]: '' }

/** What a subscription is to become once its schedule is back. */
export function keptTarget({ metadata }: Stripe.Subscription): Target | null {
  const items = keptItems.safeParse(parsed(metadata[KEPT_ITEMS]))
  if (!items.success) return null
  return { items: items.data, metadata: keptMetadata.safeParse(parsed(metadata[KEPT_METADATA])).data ?? {} }
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? 'null')
  } catch {
    return null
  }
}
