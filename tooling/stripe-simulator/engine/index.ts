import type { Resource } from '../kernel/route.ts'
import { coupons } from './catalog/coupons.ts'
import { prices } from './catalog/prices.ts'
import { products } from './catalog/products.ts'
import { promotionCodes } from './catalog/promotion-codes.ts'
import { creditNotes } from './credit-notes/routes.ts'
import { belongings } from './customers/belongings.ts'
import { customers } from './customers/customers.ts'
import { invoiceItems } from './invoices/item-routes.ts'
import { invoicePayments } from './invoices/payment-routes.ts'
import { invoices } from './invoices/routes.ts'
import { previews } from './preview/preview.ts'
import { schedules } from './schedules/routes.ts'
import { cancelAll } from './subscriptions/cancel.ts'
import { subscriptionItems } from './subscriptions/item-routes.ts'
import { subscriptions } from './subscriptions/routes.ts'
import { testClocks } from './time/test-clocks.ts'

/** Catalog, customers, subscriptions, invoices and time. */
export const engine: Resource[] = [
  products,
  prices,
  coupons,
  promotionCodes,
  customers(cancelAll),
  belongings,
  subscriptions,
  subscriptionItems,
  schedules,
  previews,
  invoices,
  invoiceItems,
  invoicePayments,
  creditNotes,
  testClocks,
]
