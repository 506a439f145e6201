import { listPage } from '../../kernel/list.ts'
import type { Resource } from '../../kernel/route.ts'

/** What happened, newest first. */
export const events: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/events',
      handle: ({ state, params }) => {
        const [type, types] = [params.text('type'), params.texts('types')]
        const pattern = type?.endsWith('*') ? type.slice(0, -1) : null
        return listPage(state.all.events, params, {
          url: '/v1/events',
          by: type && pattern === null ? ['type', type] : null,
          where: (it) =>
            (pattern === null || it.type.startsWith(pattern)) && (!types || types.includes(it.type)),
        })
      },
    },
    { method: 'GET', path: '/v1/events/:id', handle: ({ state, id }) => state.all.events.need(id) },
  ],
}
