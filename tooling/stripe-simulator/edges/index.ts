import { webhookEndpoints } from '../deliveries/endpoints.ts'
import { events } from '../deliveries/events.ts'
import type { Resource } from '../kernel/route.ts'
import { authenticatePage } from '../pages/authenticate.ts'
import { checkoutPages } from '../pages/checkout/people.ts'
import { checkoutSessions } from '../pages/checkout/routes.ts'
import { forPeople } from '../pages/for-people.ts'
import { invoicePages } from '../pages/invoice/people.ts'
import { portalConfigurations } from '../pages/portal/configurations.ts'
import { portalPages } from '../pages/portal/people.ts'
import { portalSessions } from '../pages/portal/sessions.ts'
import { charges } from '../payments/charge-routes.ts'
import { paymentIntents } from '../payments/intent-routes.ts'
import { paymentMethods } from '../payments/method-routes.ts'
import { payments } from '../payments/service.ts'
import { setupIntents } from '../payments/setup-routes.ts'

const services: Resource = {
  routes: [],
  start: (state) => {
    state.services.payments = payments
  },
}

/** Payments, hosted pages, webhook deliveries and faults. */
export const edges: Resource[] = [
  webhookEndpoints,
  events,
  services,
  paymentMethods,
  paymentIntents,
  setupIntents,
  charges,
  forPeople(authenticatePage),
  checkoutSessions,
  forPeople(checkoutPages),
  forPeople(invoicePages),
  portalConfigurations,
  portalSessions,
  forPeople(portalPages),
]
