import type { Event } from '../kernel/collections.ts'
import { listPage } from '../kernel/list.ts'
import type { Resource } from '../kernel/route.ts'

/** The events that happened, newest first, of one type (`type`) or several (`types`). */
export const events: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/events',
      handle: ({ state, params }) => {
        const type = params.text('type')
        const types = params.texts('types')
        const isDelivered = params.flag('delivery_success')
        const where = (event: Event) =>
          (!types || types.includes(event.type)) &&
          (isDelivered === undefined || (event.pending_webhooks === 0) === isDelivered)
        return listPage(state.all.events, params, {
          url: '/v1/events',
          by: type ? ['type', type] : null,
          where,
        })
      },
    },
    { method: 'GET', path: '/v1/events/:id', handle: ({ state, id }) => state.all.events.need(id) },
  ],
}
