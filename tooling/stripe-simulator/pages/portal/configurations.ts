import type { PortalConfiguration } from '../../kernel/collections.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'

type Features = PortalConfiguration['features']

const path = '/v1/billing_portal/configurations'
const updates = ['address', 'email', 'name', 'phone', 'shipping', 'tax_id'] as const
const prorations = ['always_invoice', 'create_prorations', 'none'] as const

const noFeatures: Features = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    enabled: false,
    products: null,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
}

/** What the account's own configuration allows, until another one is asked for. */
const allowedByDefault: Features = {
  ...noFeatures,
  customer_update: { allowed_updates: ['email', 'name', 'address', 'phone', 'tax_id'], enabled: true },
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true, payment_method_configuration: null },
  subscription_cancel: { ...noFeatures.subscription_cancel, enabled: true },
}

function make(state: State, features: Features, isDefault: boolean): PortalConfiguration {
  const now = state.nowOn(null)
  return state.all.portalConfigurations.put({
    id: state.id('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: now,
    default_return_url: null,
    features: structuredClone(features),
    is_default: isDefault,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: now,
  })
}

/** The configuration that sessions have by default. */
export function defaultConfiguration(state: State): PortalConfiguration {
  const known = [...state.all.portalConfigurations.values()].find(({ is_default: isDefault }) => isDefault)
  return known ?? make(state, allowedByDefault, true)
}

function fill(state: State, configuration: PortalConfiguration, params: Params): PortalConfiguration {
  const features = params.part('features')
  if (features) fillFeatures(configuration.features, features)
  const profile = params.part('business_profile')
  for (const key of ['headline', 'privacy_policy_url', 'terms_of_service_url'] as const) {
    const text = profile?.text(key)
    if (text !== undefined) configuration.business_profile[key] = text
  }
  const url = params.text('default_return_url')
  if (url !== undefined) configuration.default_return_url = url
  const name = params.text('name')
  if (name !== undefined) configuration.name = name
  configuration.active = params.flag('active') ?? configuration.active
  configuration.metadata = params.metadata(configuration.metadata ?? {})
  configuration.updated = state.nowOn(null)
  return state.all.portalConfigurations.put(configuration)
}

function fillFeatures(features: Features, params: Params): void {
  const customer = params.part('customer_update')
  const allowed = customer?.texts('allowed_updates')
  if (allowed) features.customer_update.allowed_updates = updates.filter((each) => allowed.includes(each))
  const cancel = params.part('subscription_cancel')
  features.subscription_cancel.mode =
    cancel?.oneOf('mode', ['at_period_end', 'immediately']) ?? features.subscription_cancel.mode
  features.subscription_cancel.proration_behavior =
    cancel?.oneOf('proration_behavior', prorations) ?? features.subscription_cancel.proration_behavior
  for (const key of [
    'customer_update',
    'invoice_history',
    'payment_method_update',
    'subscription_cancel',
  ] as const) {
    features[key].enabled = params.part(key)?.flag('enabled') ?? features[key].enabled
  }
  // Plans are not changed on the simulator's page; what is configured is kept all the same.
  const update = params.part('subscription_update')
  features.subscription_update.enabled = update?.flag('enabled') ?? features.subscription_update.enabled
}

/** What the portal lets customers do. */
export const portalConfigurations: Resource = {
  routes: [
    {
      method: 'POST',
      path,
      handle: ({ state, params }) => fill(state, make(state, noFeatures, false), params),
    },
    {
      method: 'GET',
      path,
      handle: ({ state, params }) => {
        const [active, isDefault] = [params.flag('active'), params.flag('is_default')]
        return listPage(state.all.portalConfigurations, params, {
          url: path,
          where: (it) =>
            (active === undefined || it.active === active) &&
            (isDefault === undefined || it.is_default === isDefault),
        })
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      handle: ({ state, id }) => state.all.portalConfigurations.need(id),
    },
    {
      method: 'POST',
      path: `${path}/:id`,
      handle: ({ state, id, params }) => fill(state, state.all.portalConfigurations.need(id), params),
    },
  ],
}
