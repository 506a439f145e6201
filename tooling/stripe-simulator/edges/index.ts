import type { Resource } from '../kernel/route.ts'

/** Payments, hosted pages, webhook deliveries and faults. */
export const edges: Resource[] = []
