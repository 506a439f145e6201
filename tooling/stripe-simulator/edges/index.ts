import { webhookEndpoints } from '../deliveries/endpoints.ts'
import { events } from '../deliveries/events.ts'
import type { Resource } from '../kernel/route.ts'

/** Payments, hosted pages, webhook deliveries and faults. */
export const edges: Resource[] = [webhookEndpoints, events]
