import type { WebhookEndpoint } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { listPage } from '../kernel/list.ts'
import type { Params } from '../kernel/params.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'

interface NewEndpoint {
  url: string
  enabledEvents: string[]
  secret: string
  description?: string | null
  metadata?: Record<string, string>
  apiVersion?: string | null
}

/** Registers an endpoint; the secret is kept beside it. */
export function addEndpoint(state: State, input: NewEndpoint): WebhookEndpoint {
  const endpoint: WebhookEndpoint = {
    id: state.id('we'),
    object: 'webhook_endpoint',
    api_version: input.apiVersion ?? null,
    application: null,
    created: state.nowOn(null),
    description: input.description ?? null,
    enabled_events: input.enabledEvents,
    livemode: false,
    metadata: input.metadata ?? {},
    status: 'enabled',
    url: input.url,
  }
  state.all.notes.put({ id: endpoint.id, secret: input.secret })
  return state.all.webhookEndpoints.put(endpoint)
}

/** Sees to it that an endpoint of this address exists, with this secret and for all events. */
export function ensureEndpoint(state: State, webhook: { url: string; secret: string }): void {
  const known = [...state.all.webhookEndpoints.values()].find(({ url }) => url === webhook.url)
  if (known) state.all.notes.put({ id: known.id, secret: webhook.secret })
  else addEndpoint(state, { ...webhook, enabledEvents: ['*'] })
}

function needUrl(params: Params): string {
  const url = params.need('url')
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', { param: 'url' })
  }
  return url
}

export const webhookEndpoints: Resource = {
  routes: [
    {
      method: 'POST',
      path: '/v1/webhook_endpoints',
      handle: ({ state, params }) => {
        const enabledEvents = params.texts('enabled_events')
        if (!enabledEvents?.length)
          throw invalid('Missing required param: enabled_events.', { param: 'enabled_events' })
        const endpoint = addEndpoint(state, {
          url: needUrl(params),
          enabledEvents,
          secret: `whsec_${state.id('s', 32).slice(2)}`,
          description: params.text('description') ?? null,
          metadata: params.metadata(),
          apiVersion: params.text('api_version') ?? null,
        })
        return { ...endpoint, secret: state.all.notes.get(endpoint.id)?.secret }
      },
    },
    {
      method: 'GET',
      path: '/v1/webhook_endpoints',
      handle: ({ state, params }) =>
        listPage(state.all.webhookEndpoints, params, { url: '/v1/webhook_endpoints' }),
    },
    {
      method: 'GET',
      path: '/v1/webhook_endpoints/:id',
      handle: ({ state, id }) => state.all.webhookEndpoints.need(id),
    },
    {
      method: 'POST',
      path: '/v1/webhook_endpoints/:id',
      handle: ({ state, id, params }) => {
        const endpoint = state.all.webhookEndpoints.need(id)
        const isDisabled = params.flag('disabled')
        if (params.has('url')) endpoint.url = needUrl(params)
        endpoint.enabled_events = params.texts('enabled_events') ?? endpoint.enabled_events
        const description = params.text('description')
        if (description !== undefined) endpoint.description = description
        if (isDisabled !== undefined) endpoint.status = isDisabled ? 'disabled' : 'enabled'
        endpoint.metadata = params.metadata(endpoint.metadata)
        return state.all.webhookEndpoints.put(endpoint)
      },
    },
    {
      method: 'DELETE',
      path: '/v1/webhook_endpoints/:id',
      handle: ({ state, id }) => {
        state.all.webhookEndpoints.need(id)
        state.all.webhookEndpoints.delete(id)
        state.all.notes.delete(id)
        return { id, object: 'webhook_endpoint', deleted: true }
      },
    },
  ],
}
