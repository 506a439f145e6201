import { needCustomer } from '../../engine/customers/customers.ts'
import type { PortalSession } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { defaultConfiguration } from './configurations.ts'

const flows = ['payment_method_update', 'subscription_cancel'] as const
const locales = ['auto', 'en', 'ja', 'zh', 'zh-HK', 'zh-TW', 'de', 'fr', 'es', 'ko'] as const

function create(state: State, params: Params): PortalSession {
  const customer = needCustomer(state, params.need('customer'), 'customer')
  const asked = params.text('configuration')
  const configuration = asked
    ? state.all.portalConfigurations.need(asked, 'configuration')
    : defaultConfiguration(state)
  const id = state.id('bps')
  return state.all.portalSessions.put({
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: state.nowOn(null),
    customer: customer.id,
    customer_account: null,
    flow: flowFrom(state, params),
    livemode: false,
    locale: params.oneOf('locale', locales) ?? null,
    on_behalf_of: null,
    return_url: params.text('return_url') ?? configuration.default_return_url,
    url: `${state.url}/portal/${id}`,
  })
}

function flowFrom(state: State, params: Params): PortalSession['flow'] {
  const data = params.part('flow_data')
  if (!data) return null
  const type = data.oneOf('type', flows)
  if (!type) throw invalid('The simulator knows the flows payment_method_update and subscription_cancel.')
  const after = data.part('after_completion')
  const returnUrl = after?.part('redirect')?.text('return_url')
  const subscription = data.part('subscription_cancel')?.text('subscription')
  if (type === 'subscription_cancel') state.all.subscriptions.need(subscription ?? '', 'subscription')
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: returnUrl ? { return_url: returnUrl } : null,
      type: returnUrl ? 'redirect' : 'portal_homepage',
    },
    customer_update: null,
    subscription_cancel: subscription ? { retention: null, subscription } : null,
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type,
  }
}

/** Sessions of the customer portal; people use their page. */
export const portalSessions: Resource = {
  routes: [
    {
      method: 'POST',
      path: '/v1/billing_portal/sessions',
      handle: ({ state, params }) => create(state, params),
    },
  ],
}
