import type { Resource } from '../kernel/route.ts'

/** Catalog, customers, subscriptions, invoices and time. */
export const engine: Resource[] = []
