import type { Resource } from '../kernel/route.ts'
import { coupons } from './catalog/coupons.ts'
import { prices } from './catalog/prices.ts'
import { products } from './catalog/products.ts'
import { promotionCodes } from './catalog/promotion-codes.ts'
import { belongings } from './customers/belongings.ts'
import { customers } from './customers/customers.ts'
import { events } from './time/events.ts'
import { testClocks } from './time/test-clocks.ts'

/** Catalog, customers, subscriptions, invoices and time. */
export const engine: Resource[] = [
  products,
  prices,
  coupons,
  promotionCodes,
  customers(() => undefined),
  belongings,
  testClocks,
  events,
]
